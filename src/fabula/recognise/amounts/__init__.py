"""Amounts in running text: numbers, units, bounds and ranges, and which of their readings holds."""
