"""Running programs that are not written in Python."""

from __future__ import annotations

import subprocess


def said(*command: object) -> str:
    """What a program prints; that it fails is an error of the test."""
    ran = subprocess.run(
        [str(part) for part in command], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout + ran.stderr
