"""What an operator does to a ledger: add rows and correct them, told with its effect."""
