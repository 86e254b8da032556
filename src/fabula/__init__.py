"""A story told by many articles becomes a timeline that others can check and cite."""

__version__ = "0.1.0"
