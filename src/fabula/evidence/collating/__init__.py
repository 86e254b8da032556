"""What texts show against one another: copies, variants, damage, and who tells the same."""
