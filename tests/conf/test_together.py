"""Several processes read and write the pages of one build: each page once, and what is kept and published is what one process makes."""

import os
import pickle
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest
from generated import write_many
from sites import SMALL_CONF, Built, build, small_site

from sphinx_competency.lean.other import KILLED

LISTENING: Final = f"""{SMALL_CONF}
import os
import time

FIRST = os.getpid()
asked = []


def is_first():
    return os.getpid() == FIRST


def note(what, docname):
    with open(os.path.join(os.path.dirname(__file__), f"{{what}}.txt"), "a") as file:
        print("first" if is_first() else "other", docname, file=file)


def begin_page(app, env, docname):
    note("read", docname)
    asked.append(docname)
    if is_first() and len(asked) < 60 and app.parallel > 1:
        time.sleep(0.03)  # so that others have done what else they have to do


def setup(app):
    app.connect("env-purge-doc", begin_page)
"""
FAILING: Final = """
    app.connect("env-purge-doc", fail_elsewhere)


def fail_elsewhere(app, env, docname):
    if not is_first() and docname.startswith("units/"):
        raise ValueError("not here")
"""
ENDING: Final = """
    app.connect("html-page-context", write_slowly)
    app.connect("html-collect-pages", fail)


def write_slowly(app, pagename, templatename, context, doctree):
    note("written", pagename)
    if not is_first():
        time.sleep(0.05)


def fail(app):
    while not os.path.exists(os.path.join(os.path.dirname(__file__), "written.txt")):
        time.sleep(0.01)
    raise ValueError("this comes to no end")
"""
STALLED: Final = """
    app.connect("env-purge-doc", stall)


def stall(app, env, docname):
    if is_first() and len(asked) == 60:
        time.sleep(60)
"""
TOLD: Final = """
    app.connect("html-page-context", fail)


def fail(app, pagename, templatename, context, doctree):
    if pagename == "changes/index":
        raise ValueError("this page is wrong")


# Processes begin so far apart that the first of them has failed before the last begins.
os.register_at_fork(before=lambda: time.sleep(0.4))
"""
KILLING: Final = """
    app.connect("html-page-context", end)


def end(app, pagename, templatename, context, doctree):
    if not is_first():
        os.kill(os.getpid(), 9)
"""
PARTS: Final = """
import os, signal, sys, time
from sphinx_competency.lean.together import Parts

parts = Parts([str(number) for number in range(500)])
if os.fork():
    time.sleep(0.5)
    os.kill(os.getpid(), signal.SIGKILL)
for part in parts.taken():
    print(len(part), flush=True)
    time.sleep(0.3)
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = small_site(tmp_path / "site")
    write_many(folder / "units", 150)
    (folder / "docs/conf.py").write_text(LISTENING, encoding="utf-8")
    return folder


def noted(site: Path, what: str, who: str) -> list[str]:
    """The pages that the first process, or another, began with."""
    lines = (site / f"docs/{what}.txt").read_text(encoding="utf-8").splitlines()
    return [line.partition(" ")[2] for line in lines if line.startswith(who)]


def kept(built: Built) -> dict[str, Any]:
    """What Sphinx keeps of all pages, besides moments and names by chance."""
    env = pickle.loads((built.out.parent / f"doctrees-{built.out.name}/environment.pickle").read_bytes())
    domains = {name: dict(env.domaindata[name]) for name in ("competency", "index", "std")}
    for name in ("called", "by_hand"):
        del domains["competency"][name]
    return {
        "titles": {docname: title.astext() for docname, title in env.longtitles.items()},
        "contents": {docname: toc.pformat() for docname, toc in env.tocs.items()},
        "lengths": env.toc_num_entries,
        "about": {docname: about for docname, about in env.metadata.items() if about},
        "read": set(env.all_docs),
        "domains": domains,
    }


def is_alive(group: int) -> bool:
    """Whether any process of a group is there."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def wait_until(is_so: Callable[[], bool], seconds: float = 30) -> None:
    """Wait for something; it fails where that takes too long."""
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.05)


def test_pages_that_another_process_read_are_kept_and_published_as_those_of_the_first(site: Path) -> None:
    one = build(site, "one")
    assert noted(site, "read", "other") == []
    two = build(site, "two", "-j", "2")

    elsewhere = noted(site, "read", "other")
    assert len(elsewhere) == len(set(elsewhere)) >= 50
    assert (one.code, two.code, two.warned) == (0, 0, [])
    assert one.files() == two.files()
    assert kept(one) == kept(two)
    for docname in elsewhere:
        assert (site / f"build/doctrees-two/{docname}.doctree").is_file()


def test_what_another_process_cannot_read_the_first_one_reads(site: Path) -> None:
    conf = site / "docs/conf.py"
    conf.write_text(LISTENING + FAILING, encoding="utf-8")
    two, one = build(site, "two", "-j", "2"), build(site, "one")

    assert (two.code, two.warned) == (0, [])
    assert one.files() == two.files()
    assert kept(one) == kept(two)


def test_where_a_build_fails_while_others_write_they_end_with_it(site: Path) -> None:
    (site / "docs/conf.py").write_text(LISTENING + ENDING, encoding="utf-8")
    command = [sys.executable, "-m", "sphinx", "-q", "-j", "2", "-b", "html", str(site / "docs"), str(site / "build/html")]
    begun = subprocess.Popen(command, stderr=subprocess.PIPE, start_new_session=True, text=True)
    said = begun.communicate(timeout=60)[1]

    assert begun.returncode == 2
    assert "this comes to no end" in said
    with pytest.raises(ProcessLookupError):
        os.killpg(begun.pid, 0)
    assert len(noted(site, "written", "other")) < 100
    assert not (site / "build/html/index.html").exists()


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_where_the_first_process_alone_is_ended_no_other_outlives_it(site: Path, how: signal.Signals) -> None:
    write_many(site / "units", 400)  # what others tell of so many pages has no room in a pipe
    (site / "docs/conf.py").write_text(LISTENING + STALLED, encoding="utf-8")
    command = [sys.executable, "-m", "sphinx", "-q", "-j", "2", "-b", "html", str(site / "docs"), str(site / "build/html")]
    begun = subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 (in the background tests are deaf to it)
    )
    try:
        wait_until(lambda: (site / "docs/read.txt").is_file() and len(noted(site, "read", "other")) > 300)
        begun.send_signal(how)
        begun.wait(timeout=20)

        wait_until(lambda: not is_alive(begun.pid))
    finally:
        if is_alive(begun.pid):
            os.killpg(begun.pid, signal.SIGKILL)


def test_an_error_of_a_process_that_ended_before_others_began_is_told(site: Path) -> None:
    (site / "docs/conf.py").write_text(LISTENING + TOLD, encoding="utf-8")
    failed = build(site, "html", "-j", "4")

    assert failed.code == 2
    assert "this page is wrong" in "\n".join(failed.warned)
    assert not (failed.out / "index.html").exists()


def test_a_process_that_is_killed_ends_the_build_with_a_sentence(site: Path) -> None:
    (site / "docs/conf.py").write_text(LISTENING + KILLING, encoding="utf-8")
    failed = build(site, "html", "-j", "2")

    assert failed.code == 2
    assert KILLED in "\n".join(failed.warned)
    assert not (failed.out / "index.html").exists()


def test_where_the_first_process_is_killed_others_take_no_more_pages() -> None:
    ended = subprocess.run([sys.executable, "-c", PARTS], check=False, capture_output=True, text=True, timeout=30)

    assert ended.returncode == -signal.SIGKILL
    assert {*ended.stdout.split()} == {"50"}
    assert len(ended.stdout.split()) < 5  # of ten; and the output has come to its end: no process holds it any more
