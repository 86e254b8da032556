"""The formats a story is exported to: one module each, found by name.

Adding a format is adding a module here that lists it in ``FORMATS``; another package adds one of
its own by an entry point in the group ``fabula.formats``. :mod:`fabula.exchange.format` says what a format is.
"""
