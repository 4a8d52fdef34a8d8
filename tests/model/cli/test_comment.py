"""`competency comment`: one comment of a request, written once and then kept up to date, and nobody else's touched."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hosts import TOKEN, Host, serve

from competency.cli import main
from competency.comments import MARKER

HOSTS = ["github", "gitlab"]
ENVIRONMENT = ("GITHUB_ACTIONS", "GITLAB_CI")
TEXT = "## Pages\n\n- changed: `index.html`\n"


@pytest.fixture
def host() -> Iterator[Host]:
    with serve() as host:
        yield host


def comment(folder: Path, environment: Mapping[str, str | None], text: str = TEXT) -> Result:
    file = folder / "summary.md"
    file.write_text(text, encoding="utf-8")
    return CliRunner(env={**dict.fromkeys(ENVIRONMENT), **environment}).invoke(main, ["comment", str(file)])


def variables(host: Host, name: str) -> dict[str, str]:
    return host.github() if name == "github" else host.gitlab()


@pytest.mark.parametrize("name", HOSTS)
def test_the_first_review_is_written_as_a_comment_and_the_next_in_its_place(tmp_path: Path, host: Host, name: str) -> None:
    host.add("A reader’s remark.")
    first = comment(tmp_path, variables(host, name))
    run = "https://git.example/sample/standards/actions/runs/99" if name == "github" else "https://git.example/pipelines/99"

    assert (first.exit_code, first.output) == (0, "the comment was written\n")
    assert host.bodies == [
        "A reader’s remark.",
        f"{MARKER}\n{TEXT}\n[The run]({run}) has the whole review and the changed pages.\n",
    ]
    second = comment(tmp_path, variables(host, name), "Other words.\n")
    assert (second.exit_code, second.output) == (0, "the comment was brought up to date\n")
    assert len(host.comments) == 2
    assert host.bodies[1].startswith(f"{MARKER}\nOther words.\n")


@pytest.mark.parametrize("name", HOSTS)
def test_the_comment_is_found_behind_many_others(tmp_path: Path, host: Host, name: str) -> None:
    for number in range(230):
        host.add(f"Remark {number}.")
    comment(tmp_path, variables(host, name))
    comment(tmp_path, variables(host, name), "Other words.\n")

    assert len(host.comments) == 231


@pytest.mark.parametrize("name", HOSTS)
def test_a_comment_of_somebody_else_that_looks_like_ours_is_left_alone(tmp_path: Path, host: Host, name: str) -> None:
    host.add(f"{MARKER}\nLooks good to me.")
    comment(tmp_path, variables(host, name))

    assert host.bodies[0] == f"{MARKER}\nLooks good to me."
    assert len(host.comments) == 2


@pytest.mark.parametrize("name", HOSTS)
def test_an_empty_review_makes_no_comment_but_corrects_one(tmp_path: Path, host: Host, name: str) -> None:
    assert comment(tmp_path, variables(host, name), "\n").output == "there is nothing to say\n"
    assert host.comments == []

    comment(tmp_path, variables(host, name))
    comment(tmp_path, variables(host, name), "")
    assert host.bodies[0].startswith(f"{MARKER}\nNothing that readers see changes any more.\n")


def test_a_review_that_is_too_long_breaks_off_at_a_line_and_says_so(tmp_path: Path, host: Host) -> None:
    comment(tmp_path, host.github(), "- changed: `a page of many`\n" * 5_000)
    (body,) = host.bodies

    assert 65_000 < len(body) <= 65_536
    assert body.endswith(
        "\n- changed: `a page of many`\n\n*This is too long for a comment and breaks off here.*\n\n"
        "[The run](https://git.example/sample/standards/actions/runs/99) has the whole review and the changed pages.\n"
    )


@pytest.mark.parametrize("status", [401, 403])
def test_a_token_that_may_only_read_is_said_plainly_and_fails_nothing(tmp_path: Path, host: Host, status: int) -> None:
    host.refuses = status
    why = "it is so where a change comes from a fork\n"

    on_github, on_gitlab = comment(tmp_path, host.github()), comment(tmp_path, host.gitlab())
    assert (on_github.exit_code, on_gitlab.exit_code, host.comments) == (0, 0, [])
    assert on_github.output.startswith("::notice::the comment was not written, for this run may not (POST http://127.0.0.1:")
    assert on_gitlab.output.startswith("the comment was not written, for this run may not (POST http://127.0.0.1:")
    assert on_github.output.endswith(why)
    assert on_gitlab.output.endswith(why)


@pytest.mark.parametrize("name", HOSTS)
def test_without_a_token_nothing_is_asked_of_the_host(tmp_path: Path, host: Host, name: str) -> None:
    token = f"{name.upper()}_TOKEN"
    result = comment(tmp_path, {**variables(host, name), token: None})

    assert result.exit_code == 0
    assert f"the comment was not written, for this run may not ({token} is not set); " in result.output
    assert host.asked == []


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({}, "this runs neither in GitHub Actions nor in GitLab CI; expected one of them"),
        ({"GITHUB_REF": "refs/heads/main"}, "GITHUB_REF is 'refs/heads/main'; expected the event pull_request"),
        ({"GITHUB_REPOSITORY": None}, "GITHUB_REPOSITORY is not set; expected what the host sets for a request"),
        ({"GITHUB_API_URL": "http://127.0.0.1:1"}, "GET http://127.0.0.1:1/repos/sample/standards/issues/7/comments"),
        ({"GITHUB_REPOSITORY": "sample/others"}, "/repos/sample/others/issues/7/comments?per_page=100&page=1 was answered 404"),
    ],
)
def test_where_it_cannot_comment_the_command_says_why(
    tmp_path: Path, host: Host, environment: dict[str, str | None], said: str
) -> None:
    result = comment(tmp_path, {**host.github(), **environment} if environment else {})

    assert result.exit_code == 2
    assert result.output.startswith("Error: ")
    assert said in result.output
    assert TOKEN not in result.output


def test_on_gitlab_it_asks_for_a_pipeline_of_a_merge_request(tmp_path: Path, host: Host) -> None:
    result = comment(tmp_path, {**host.gitlab(), "CI_MERGE_REQUEST_IID": None})

    assert result.exit_code == 2
    assert result.output == "Error: CI_MERGE_REQUEST_IID is not set; expected a pipeline of a merge request\n"


@pytest.mark.parametrize("name", HOSTS)
@pytest.mark.parametrize("author", [None, {}, {"login": "ghost"}])
def test_a_comment_of_nobody_known_is_nobody_of_ours(
    tmp_path: Path, host: Host, name: str, author: dict[str, str] | None
) -> None:
    host.add(f"{MARKER}\nSomebody's.")
    host.comments[0] |= {"user": author, "author": author}
    host.add("")
    host.comments[1]["body"] = None
    result = comment(tmp_path, variables(host, name))

    assert (result.exit_code, result.output) == (0, "the comment was written\n")
    assert host.bodies[0] == f"{MARKER}\nSomebody's."
