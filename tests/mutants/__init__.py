"""Mutants: faults that a tired programmer would make, each killed by a test."""
