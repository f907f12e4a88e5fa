"""Questions to discovery; they change nothing. No imports here: `extract` must not wait for Django."""
