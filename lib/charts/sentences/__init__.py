"""What charts say in words that are safe to paste, one module a subject.

Each function takes the rows drawn and says them as a `Said`: a clause that goes on from
"As of 12 Feb 2026, ", and what puts it in doubt.
"""
