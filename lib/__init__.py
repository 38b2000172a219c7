"""Pledgeboard: who promised what, at which meeting, on what condition."""
