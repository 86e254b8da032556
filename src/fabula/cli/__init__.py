"""The command line: one file for each thing people do with a story.

Exit codes: 0 clean, 1 findings about the record, 2 unusable input. Nothing a user can type or put
in a file ends in a traceback; what is wrong is told on standard error, results on standard output.
"""

from fabula.cli.app import app, main

__all__ = ["app", "main"]
