"""What a browser opens without us: one file, or a frame in another's page."""
