"""Read and check a data package; the only reader of files."""
