"""One comment on a pull request or a merge request, written once and kept up to date, through the host's REST API."""

from __future__ import annotations

import json
import re
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Final

MARKER: Final = "<!-- competency review -->"
"""The first line of the comment, by which it is found again; readers do not see it."""
NOTHING: Final = "Nothing that readers see changes any more.\n"
PAGE: Final = 100
TIMEOUT: Final = 30
"""Seconds to wait for the host."""


class CannotCommentError(Exception):
    """The comment could not be written; the text says why."""


class MayNotCommentError(CannotCommentError):
    """The token is missing or may only read, as where the change comes from a fork: nothing went wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A pull request or a merge request, and how its host is spoken to.

    ``comments`` is the address of all comments, ``comment`` that of one, which ``update`` changes; ``limit`` counts
    characters; ``run`` is the address where readers find the rest.
    """

    comments: str
    comment: Callable[[int], str]
    update: str
    headers: Mapping[str, str]
    limit: int
    run: str
    own: Callable[[Mapping[str, Any]], bool]


def request_from(environment: Mapping[str, str]) -> Request:
    """The request for which GitHub Actions or GitLab CI runs this.

    :raises CannotCommentError: it runs for none.
    :raises MayNotCommentError: it has no token.
    """
    try:
        if "GITHUB_ACTIONS" in environment:
            return _github(environment)
        if "GITLAB_CI" in environment:
            return _gitlab(environment)
    except KeyError as missing:
        raise CannotCommentError(f"{missing.args[0]} is not set; expected what the host sets for a request") from missing
    raise CannotCommentError("this runs neither in GitHub Actions nor in GitLab CI; expected one of them")


def write_comment(request: Request, text: str) -> str:
    """Write a Markdown text into the one comment of a request, and say what was done.

    An empty text makes no comment; one that is there then says that nothing changes any more.

    :raises CannotCommentError: the host refused, or cannot be reached.
    :raises MayNotCommentError: the token may only read.
    """
    found = next((comment for comment in _comments(request) if _is_ours(request, comment)), None)
    if found is None and not text.strip():
        return "there is nothing to say"
    body = {"body": _body(request, text)}
    if found is None:
        _call(request.headers, "POST", request.comments, body)
        return "the comment was written"
    _call(request.headers, request.update, request.comment(found["id"]), body)
    return "the comment was brought up to date"


def _github(environment: Mapping[str, str]) -> Request:
    number = re.fullmatch(r"refs/pull/(\d+)/\w+", environment["GITHUB_REF"])
    if number is None:
        raise CannotCommentError(f"GITHUB_REF is '{environment['GITHUB_REF']}'; expected the event pull_request")
    repository = environment["GITHUB_REPOSITORY"]
    issues = f"{environment['GITHUB_API_URL']}/repos/{repository}/issues"
    return Request(
        comments=f"{issues}/{number[1]}/comments",
        comment=lambda identifier: f"{issues}/comments/{identifier}",
        update="PATCH",
        headers={"Authorization": f"Bearer {_token(environment, 'GITHUB_TOKEN')}", "Accept": "application/vnd.github+json"},
        limit=65_536,
        run=f"{environment['GITHUB_SERVER_URL']}/{repository}/actions/runs/{environment['GITHUB_RUN_ID']}",
        own=lambda comment: (comment.get("user") or {}).get("type") == "Bot",
    )


def _gitlab(environment: Mapping[str, str]) -> Request:
    if "CI_MERGE_REQUEST_IID" not in environment:
        raise CannotCommentError("CI_MERGE_REQUEST_IID is not set; expected a pipeline of a merge request")
    api = environment["CI_API_V4_URL"]
    notes = f"{api}/projects/{environment['CI_PROJECT_ID']}/merge_requests/{environment['CI_MERGE_REQUEST_IID']}/notes"
    headers = {"PRIVATE-TOKEN": _token(environment, "GITLAB_TOKEN")}
    return Request(
        comments=notes,
        comment=lambda identifier: f"{notes}/{identifier}",
        update="PUT",
        headers=headers,
        limit=1_000_000,
        run=environment["CI_PIPELINE_URL"],
        own=lambda comment: (comment.get("author") or {}).get("id") == _call(headers, "GET", f"{api}/user")["id"],
    )


def _token(environment: Mapping[str, str], name: str) -> str:
    token = environment.get(name, "")
    if not token:
        raise MayNotCommentError(f"{name} is not set")
    return token


def _comments(request: Request) -> Iterator[Mapping[str, Any]]:
    page = 1
    while True:
        found = _call(request.headers, "GET", f"{request.comments}?per_page={PAGE}&page={page}")
        yield from found
        if len(found) < PAGE:
            return
        page += 1


def _is_ours(request: Request, comment: Mapping[str, Any]) -> bool:
    """Whether we wrote it: anybody can write the marker, and hosts no longer know who an account was that is gone."""
    return str(comment.get("body")).startswith(MARKER) and request.own(comment)


def _body(request: Request, text: str) -> str:
    """The comment's text: the marker, what fits of the text, and where the rest is."""
    end = f"\n[The run]({request.run}) has the whole review and the changed pages.\n"
    room = request.limit - len(MARKER) - len(end) - 1
    text = text if text.strip() else NOTHING
    if len(text) > room:
        cut = "\n*This is too long for a comment and breaks off here.*\n"
        text = text[: text.rfind("\n", 0, room - len(cut)) + 1] + cut
    return f"{MARKER}\n{text}{end}"


def _call(headers: Mapping[str, str], method: str, url: str, content: Any = None) -> Any:
    data = None if content is None else json.dumps(content).encode()
    sent = {**headers, "Content-Type": "application/json", "User-Agent": "sphinx-competency"}
    try:
        asked = urllib.request.Request(url, data, sent, method=method)  # noqa: S310 (the address is the host's own)
        with urllib.request.urlopen(asked, timeout=TIMEOUT) as answer:  # noqa: S310
            return json.load(answer)
    except urllib.error.HTTPError as error:
        with error:
            said = f"{method} {url} was answered {error.code} {error.reason}"
        refused = error.code in {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}
        raise (MayNotCommentError if refused else CannotCommentError)(said) from error
    except (OSError, ValueError) as error:
        raise CannotCommentError(f"{method} {url} failed: {getattr(error, 'reason', error)}") from error
