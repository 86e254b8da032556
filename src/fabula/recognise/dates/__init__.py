"""Dates in running text: written out, in digits, pointed at or joined, and which days they can mean."""
