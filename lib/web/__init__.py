"""The HTTP interface: the same selection and the same frames as the pages."""
