"""When it happened: what claims and rules say about days, as a network that is solved."""
