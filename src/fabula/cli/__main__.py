"""The same program, for who has Python and no script on the path: ``python -m fabula.cli``."""

from fabula.cli.app import main

__all__ = ["main"]

if __name__ == "__main__":
    main()
