"""A sample site that is searched: units with editions, many of one kind, and one that is written without spaces."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from editions import write_editions
from generated import write_many
from sites import small_site
from standards import edit

CHINESE: Final = """\
code: S900L3
title: 制定顧客服務策略
industry: ferry
functional_areas: [deck]
level: 3
edition: 1
status: draft
range: 本單元是為測試而設的樣本，適用於CRM系統及顧客關係。
performance_requirements:
  - id: knowledge
    kind: knowledge
    heading: 顧客服務知識
    statements:
      - id: market
        text: 了解服務市場的概念，例如：市場機會
      - id: audit
        text: 掌握「顧客服務審核」的範圍
assessment_criteria:
  lead: 能夠
  outcomes:
    - id: strategy
      text: 按照企業使命制定策略
"""


def write_searched_site(folder: Path) -> Path:
    """Write the site; return its folder."""
    small_site(folder)
    write_editions(folder / "units")
    write_many(folder / "units", 12)
    area = (folder / "units/register.yaml").read_text(encoding="utf-8").partition("- id: ferry")[2].partition("{id: ")[2]
    (folder / "units/ferry/S900L3.yaml").write_text(CHINESE.replace("[deck]", f"[{area.partition(',')[0]}]"), encoding="utf-8")
    edit(
        folder / "units/bakery/S310L2.yaml", "Sample unit 010, invented", "Sample unit 010, to organise an organisation, invented"
    )
    edit(
        folder / "docs/conf.py",
        'competency_units = "../units"\n',
        'competency_units = "../units"\ncompetency_search = True\ncompetency_units_in_sphinx_search = False\n',
    )
    return folder
