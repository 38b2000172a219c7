"""What may be concluded from the ledger: tidy frames, one row an observation.

Each public function takes a ledger and a resolved selection and returns a new frame
that meets its contract in `lib.model.frames`.
"""
