"""``competency comment``: a review as one comment of a pull request or a merge request."""

from __future__ import annotations

import os
from pathlib import Path

import click

from competency.cli._units import CannotRunError
from competency.comments import CannotCommentError, MayNotCommentError, request_from, write_comment


@click.command(short_help="Write a review as one comment of a pull request.")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def comment(file: Path) -> None:
    """Write FILE, in Markdown, as a comment of the pull request or merge request that this runs for.

    There is one such comment: if it is there, it is brought up to date. GitHub Actions and GitLab CI say which request that is. The token is taken from GITHUB_TOKEN or GITLAB_TOKEN.

    Exit status: 0 written, or the token may not write, which is said, 2 it could not be written.
    """
    try:
        said = write_comment(request_from(os.environ), file.read_text(encoding="utf-8"))
    except MayNotCommentError as refusal:
        said = f"the comment was not written, for this run may not ({refusal}); it is so where a change comes from a fork"
        said = f"::notice::{said}" if "GITHUB_ACTIONS" in os.environ else said
    except CannotCommentError as error:
        raise CannotRunError(str(error)) from error
    click.echo(said)
