"""What the RO-Crate validator says of crates, run by the Python it is installed in.

``python crates.py CACHE CONTEXT CRATE…`` writes a JSON list of how many checks there are for
each, how many ran, and which failed. The validator knows the
contexts of RO-Crate by address alone; here the address leads to a file, through the cache the
validator keeps, so that nothing is fetched. Without a CONTEXT (``-``) that cache is empty.
"""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any

from requests import PreparedRequest, Response
from requests.adapters import BaseAdapter
from requests_cache import CachedSession
from rocrate_validator.services import validate
from urllib3 import HTTPResponse

ADDRESS = "https://w3id.org/ro/crate/1.1/context"


class _File(BaseAdapter):
    """Answers every request with one file."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self._data = file.read_bytes()

    def send(self, request: PreparedRequest, *_: Any, **__: Any) -> Response:
        headers = {"Content-Type": "application/ld+json"}
        answer = Response()
        answer.status_code, answer.url, answer.request = 200, str(request.url), request
        answer.headers.update(headers)
        answer.raw = HTTPResponse(
            io.BytesIO(self._data), headers=headers, status=200, preload_content=False
        )
        return answer

    def close(self) -> None:
        """There is nothing to close."""


def _keep(context: Path, cache: str) -> None:
    """Put a context into the validator's cache."""
    session = CachedSession(cache, backend="sqlite", expire_after=-1)
    session.mount("https://", _File(context))
    session.get(ADDRESS)
    session.close()


def _report(crate: str, cache: str) -> dict[str, Any]:
    settings = {
        "rocrate_uri": crate,
        "profile_identifier": "ro-crate-1.1",
        "requirement_severity": "RECOMMENDED",
        "offline": True,
        "cache_path": cache,
    }
    result = validate(settings)
    counts = result.statistics.to_dict()
    return {
        "checks": counts["total_checks"],
        "ran": counts["total_passed_checks"] + counts["total_failed_checks"],
        "failed": sorted({issue.check.identifier for issue in result.get_issues()}),
    }


def main(cache: str, context: str, *crates: str) -> None:
    """Report on every crate."""
    if context != "-":
        _keep(Path(context), cache)
    sys.stdout.write(json.dumps([_report(crate, cache) for crate in crates]) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
