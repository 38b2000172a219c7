"""What may be concluded from the ledger: tidy frames, one row an observation.

Each frame is one record beside its function and its contract; the catalogue merges
them. The function takes a ledger and a resolved selection and returns a new frame.
Money is nominal, in the currency of the row; a missing value is a sum that no pledge
states or that no rate converts, never zero.
"""
