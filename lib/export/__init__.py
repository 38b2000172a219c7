"""A frame or figure to bytes: what readers take away, with its source and caveats."""
