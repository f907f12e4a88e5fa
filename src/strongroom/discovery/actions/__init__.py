"""Deeds of discovery. Nothing heavy is imported here: a command without a database must not wait for Django."""

from strongroom.discovery.core.errors import PathMissing, PathNotPermitted

__all__ = ["PathMissing", "PathNotPermitted"]
