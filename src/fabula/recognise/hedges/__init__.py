"""How a text keeps its distance from what it says: words of hearsay, voices, quotations."""
