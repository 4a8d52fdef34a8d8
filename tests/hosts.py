"""A git host on this machine: the few answers of GitHub's and GitLab's REST APIs that a comment needs, kept in memory."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any, Final
from urllib.parse import parse_qs, urlsplit

TOKEN: Final = "a token of this test"
COMMENTS: Final = re.compile(r"/repos/sample/standards/issues/7/comments|/projects/42/merge_requests/7/notes")
COMMENT: Final = re.compile(
    r"/repos/sample/standards/issues/comments/(?P<github>\d+)|/projects/42/merge_requests/7/notes/(?P<gitlab>\d+)"
)


@dataclass
class Host:
    """What a host has of the request, what it was asked, and how it answers who only may read."""

    url: str
    comments: list[dict[str, Any]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    refuses: int = 0

    def add(self, body: str, *, user: int = 1, kind: str = "User") -> None:
        """A comment that is there already."""
        author = {"id": user, "type": kind}
        self.comments.append({"id": len(self.comments) + 1, "body": body, "user": author, "author": author})

    @property
    def bodies(self) -> list[str]:
        """The texts of all comments."""
        return [comment["body"] for comment in self.comments]

    def github(self) -> dict[str, str]:
        """What GitHub Actions sets for a pull request."""
        return {
            "GITHUB_ACTIONS": "true",
            "GITHUB_API_URL": self.url,
            "GITHUB_SERVER_URL": "https://git.example",
            "GITHUB_REPOSITORY": "sample/standards",
            "GITHUB_REF": "refs/pull/7/merge",
            "GITHUB_RUN_ID": "99",
            "GITHUB_TOKEN": TOKEN,
        }

    def gitlab(self) -> dict[str, str]:
        """What GitLab CI sets for a merge request."""
        return {
            "GITLAB_CI": "true",
            "CI_API_V4_URL": self.url,
            "CI_PROJECT_ID": "42",
            "CI_MERGE_REQUEST_IID": "7",
            "CI_PIPELINE_URL": "https://git.example/pipelines/99",
            "GITLAB_TOKEN": TOKEN,
        }


@contextmanager
def serve() -> Iterator[Host]:
    """A host for as long as the block lasts."""

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            host.asked.append(f"{self.command} {self.path}")
            status, content = self.reply(host)
            self.send_response(status)
            self.end_headers()
            self.wfile.write(json.dumps(content).encode())

        do_GET = do_POST = do_PATCH = do_PUT = answer  # noqa: N815 (the names that http.server asks for)

        def reply(self, host: Host) -> tuple[int, Any]:
            length = int(self.headers.get("Content-Length") or 0)
            sent = json.loads(self.rfile.read(length)) if length else {}
            address = urlsplit(self.path)
            if TOKEN not in (self.headers["PRIVATE-TOKEN"] or self.headers["Authorization"].removeprefix("Bearer ")):
                return 401, {}
            if host.refuses and self.command != "GET":
                return host.refuses, {"message": "no"}
            if COMMENTS.fullmatch(address.path) and self.command == "GET":
                page, size = (int(parse_qs(address.query)[name][0]) for name in ("page", "per_page"))
                return 200, host.comments[(page - 1) * size : page * size]
            if COMMENTS.fullmatch(address.path) and self.command == "POST":
                host.add(sent["body"], user=5, kind="Bot")
                return 201, host.comments[-1]
            one = COMMENT.fullmatch(address.path)
            if one and self.command == ("PATCH" if one["github"] else "PUT"):
                comment = host.comments[int(one["github"] or one["gitlab"]) - 1]
                comment["body"] = sent["body"]
                return 200, comment
            return (200, {"id": 5}) if (self.command, address.path) == ("GET", "/user") else (404, {})

        def log_message(self, *arguments: Any) -> None:
            """Print nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    host = Host(f"http://127.0.0.1:{server.server_port}")
    thread = Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield host
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
