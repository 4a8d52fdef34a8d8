"""What a build does, by the functions that its first process calls."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Final

import quick
from sites import surroundings

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


def calls(site: Path, cache: Path | str, out: str = "html", *options: str) -> Counter[str]:
    """The names of the functions that a build of a site calls, and how often; it goes on from what ``sites.build`` left."""
    where = ("-d", f"build/doctrees-{out}", "docs", f"build/{out}")
    environment = {**surroundings(), "COMPETENCY_CACHE": str(cache)}
    done = quick.run(EVERY_CALL, "-q", "-b", "html", *options, *where, folder=site, environment=environment)
    assert done.returncode == 0, done.stderr
    pairs = (item.rsplit("=", 1) for item in done.stdout.rpartition("calls:")[2].split())
    return Counter({name: int(number) for name, number in pairs})
