"""What one edition of a ledger does to another, for whoever keeps it, at a terminal."""
