"""Deeds of discovery. No imports here: a command without a database must not wait for Django."""
