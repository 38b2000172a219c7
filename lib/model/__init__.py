"""What a pledge is: closed lists, the contract of each table and frame, the selection."""
