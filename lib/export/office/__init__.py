"""What office programs open: slides, documents, native charts."""
