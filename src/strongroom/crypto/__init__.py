"""The only place that touches ciphers: named, dated profiles; callers never choose an algorithm."""
