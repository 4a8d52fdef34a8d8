"""Python programs that start in no time: a process that has imported what a build needs runs each of them in a copy of itself.

Started as a program, it reads commands, one a line, as JSON. It answers with the process's number when a program has begun, and with its
exit code, negative for a signal, and whether processes of it are left, when it has ended.
"""

from __future__ import annotations

import atexit
import gc
import json
import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final, NoReturn

BUILD: Final = "import sys; from sphinx.cmd.build import build_main; sys.exit(build_main(sys.argv[1:]))"
"""What ``python -m sphinx`` does."""
IMPORTED: Final = (
    "alabaster",
    "asyncio",
    "competency.cli",
    "docutils.core",
    "docutils.languages.en",
    "jinja2.ext",
    "myst_parser.parsers.sphinx_",
    "myst_parser.sphinx_ext.main",
    "sphinx.cmd.build",
    "sphinx.ext.intersphinx",
    "sphinx.ext.mathjax",
    "sphinx_competency",
)
"""What programs find imported, beside Sphinx's own extensions; nothing here is optional, for a test may take that away."""


class Starter:
    """The process that programs are copies of, for as long as the tests last."""

    def __init__(self) -> None:
        environment = {**os.environ, "LC_ALL": "C.UTF-8", "NO_COLOR": "1", "PYTHONHASHSEED": "0"}
        self._process = subprocess.Popen(
            [sys.executable, __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
        )
        self._folder = TemporaryDirectory()
        atexit.register(self.close)

    def close(self) -> None:
        """End the process."""
        self._process.communicate()
        self._folder.cleanup()

    def run(
        self, program: str, arguments: tuple[str, ...], folder: Path, environment: dict[str, str], kill_after: float | None
    ) -> subprocess.CompletedProcess[str]:
        """Run a program and wait for its end; one runs at a time."""
        assert self._process.stdin
        said, warned = (Path(self._folder.name) / name for name in ("said", "warned"))
        command = (program, arguments, str(folder), environment, str(said), str(warned))
        self._process.stdin.write(f"{json.dumps(command)}\n")
        self._process.stdin.flush()
        number = self._answer()
        timer = threading.Timer(kill_after, _kill, [number]) if kill_after is not None else None
        if timer:
            timer.start()
        code = self._answer()
        if timer:
            timer.cancel()
        left = self._answer()
        assert not left or timer, f"processes were left behind by {program} {arguments}"
        printed = [path.read_text(encoding="utf-8", errors="surrogateescape") for path in (said, warned)]
        return subprocess.CompletedProcess(arguments, code, *printed)

    def _answer(self) -> int:
        assert self._process.stdout
        return int(self._process.stdout.readline())


_STARTED: list[Starter] = []


def run(
    program: str, *arguments: str, folder: Path, environment: dict[str, str], kill_after: float | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a program as ``python -c`` does, in a folder, with the hash seed 0.

    With a number of seconds, end it then, and all that it has started, as a loss of power would.
    """
    if not _STARTED:
        _STARTED.append(Starter())
    return _STARTED[0].run(program, arguments, folder, environment, kill_after)


def _kill(group: int) -> None:
    with suppress(ProcessLookupError):
        os.killpg(group, signal.SIGKILL)


def _serve() -> None:
    from sphinx.application import builtin_extensions

    for name in (*IMPORTED, *builtin_extensions):
        import_module(name)
    gc.collect()
    gc.freeze()
    with os.fdopen(os.dup(1), "w") as answers:
        for line in sys.stdin:
            reading, begun = os.pipe()
            if (child := os.fork()) == 0:
                os.setpgid(0, 0)
                os.write(begun, b"!")
                os.close(reading)
                os.close(begun)
                _run(*json.loads(line))
            os.read(reading, 1)
            os.close(reading)
            os.close(begun)
            print(child, file=answers, flush=True)
            print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), file=answers, flush=True)
            print(int(_is_left(child)), file=answers, flush=True)


def _is_left(group: int) -> bool:
    """Whether any process of a group is there, and stays."""
    for _ in range(50):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return False
        time.sleep(0.02)
    return True


def _run(program: str, arguments: list[str], folder: str, environment: dict[str, str], said: str, warned: str) -> NoReturn:
    for number, path, mode in ((0, os.devnull, os.O_RDONLY), (1, said, os.O_WRONLY), (2, warned, os.O_WRONLY)):
        os.dup2(os.open(path, mode | os.O_CREAT | os.O_TRUNC), number)
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    sys.argv = ["-c", *arguments]
    sys.path[0] = folder
    code: Any = 1
    try:
        exec(program, {"__name__": "__main__"})
        code = 0
    except SystemExit as end:
        code = end.code or 0
    except BaseException:  # noqa: BLE001 (as the interpreter does)
        sys.excepthook(*sys.exc_info())
    finally:
        threading._shutdown()  # type: ignore[attr-defined]  # noqa: SLF001 (as the interpreter does: it waits for threads)
        atexit._run_exitfuncs()  # noqa: SLF001 (the one way: a copy must not end as the process that it came from does)
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code if isinstance(code, int) else 1)


if __name__ == "__main__":
    _serve()
