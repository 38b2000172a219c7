"""One module a subject: what its charts say, and their records.

A statement is of the rows drawn, at least one, in the order of their frame.
"""
