"""Files packed in files."""
