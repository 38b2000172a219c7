"""Pledgeboard: who promised Ukraine what, at which meeting, on what condition."""
