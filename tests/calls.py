"""What a build does, by the functions that its first process calls."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Final

EVERY_CALL: Final = """
import sys
from collections import Counter
from sphinx.cmd.build import build_main
seen = Counter()
def count(frame, event, _):
    if event == "call":
        seen[frame.f_code.co_name] += 1
sys.setprofile(count)
code = build_main(sys.argv[1:])
sys.setprofile(None)
print("calls:", *(f"{name}={number}" for name, number in seen.items()))
sys.exit(code)
"""


def calls(site: Path, cache: Path) -> Counter[str]:
    """The names of the functions that a build of a site calls, and how often; it goes on from what ``sites.build`` left."""
    arguments = ["-q", "-b", "html", "-d", "build/doctrees-html", "docs", "build/html"]
    done = subprocess.run(
        [sys.executable, "-c", EVERY_CALL, *arguments],
        cwd=site,
        env={**os.environ, "COMPETENCY_CACHE": str(cache), "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=True,
    )
    pairs = (item.rsplit("=", 1) for item in done.stdout.rpartition("calls:")[2].split())
    return Counter({name: int(number) for name, number in pairs})
