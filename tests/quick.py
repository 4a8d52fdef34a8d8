"""Many builds in little time: a process that has imported everything starts each of them as a copy of itself.

As a program, it reads commands, one a line: the file for what the build says, and the arguments of ``sphinx-build``, as JSON. It answers
with the process's number when a build has begun, and with its exit code, negative for a signal, when it has ended.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import NoReturn, Self


class Builds:
    """Starts builds; use it as a context."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None

    def __enter__(self) -> Self:
        environment = {**os.environ, "LC_ALL": "C.UTF-8", "NO_COLOR": "1"}
        self._process = subprocess.Popen(
            [sys.executable, __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
        )
        return self

    def __exit__(self, *_: object) -> None:
        assert self._process
        self._process.communicate()

    def build(self, log: Path, *arguments: str, kill_after: float | None = None) -> int:
        """Build; with a number of seconds, end it then, and all that it has started, as a loss of power would. Return the exit code."""
        assert self._process
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(f"{json.dumps([str(log), *arguments])}\n")
        self._process.stdin.flush()
        number = int(self._process.stdout.readline())
        timer = threading.Timer(kill_after, _kill, [number]) if kill_after is not None else None
        if timer:
            timer.start()
        code = int(self._process.stdout.readline())
        if timer:
            timer.cancel()
        return code


def _kill(group: int) -> None:
    with suppress(ProcessLookupError):
        os.killpg(group, signal.SIGKILL)


def _serve() -> None:
    from sphinx.cmd.build import build_main

    for name in ("competency", "myst_parser", "sphinx_competency", "alabaster"):
        import_module(name)
    for line in sys.stdin:
        log, *arguments = json.loads(line)
        reading, begun = os.pipe()
        if (child := os.fork()) == 0:
            os.setpgid(0, 0)
            os.write(begun, b"!")
            _build(build_main, Path(log), arguments)
        os.read(reading, 1)
        os.close(reading)
        os.close(begun)
        _say(child)
        _say(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))


def _build(build_main: Callable[[Sequence[str]], int], log: Path, arguments: Sequence[str]) -> NoReturn:
    code = 1
    with log.open("w", encoding="utf-8") as file:
        sys.stdout = sys.stderr = file
        try:
            code = build_main(arguments)
        except SystemExit as end:
            code = int(end.code or 0)
        finally:
            file.flush()
            os._exit(code)


def _say(number: int) -> None:
    sys.stdout.write(f"{number}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    _serve()
