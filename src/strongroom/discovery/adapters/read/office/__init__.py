"""Office documents, new and old: every part of them."""
