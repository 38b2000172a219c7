"""One module a subject: its charts, and what they say."""
