"""Strongroom: a small firm's customer data found, guarded, let go of, and proved to be in order."""

__version__ = "0.1.0"
