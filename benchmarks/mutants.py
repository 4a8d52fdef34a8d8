"""``python -m benchmarks.mutants``: change one thing of the assessment at a time, and list the changes that no test notices.

A mutant is the module with one operator, comparison, constant, condition or statement changed. Each is tried in a process
of its own that has already loaded everything else. What follows the annotation of a type or a docstring is no behaviour and stays.
"""

from __future__ import annotations

import ast
import copy
import importlib
import os
import signal
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from types import ModuleType
from typing import Final

import click

HOME: Final = Path(__file__).parents[1]
_COMPARED: Final = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
_SWAPPED: Final = {"min": "max", "max": "min", "any": "all", "all": "any"}


def mutants(tree: ast.Module) -> Iterator[tuple[str, ast.Module]]:
    """Each mutant of a module, with what was changed."""
    for position, node in enumerate(_mutable(tree)):
        for number in range(len([*_changes(node)])):
            changed = copy.deepcopy(tree)
            twin = _mutable(changed)[position]
            before = ast.unparse(twin)[:60]
            replaced = [*_changes(twin)][number]
            _put(changed, twin, replaced)
            ast.fix_missing_locations(changed)
            said = f"line {getattr(node, 'lineno', 0)}: {before} → {ast.unparse(replaced)[:60]}"
            yield said.replace("\n", " "), changed


def _mutable(tree: ast.Module) -> list[ast.AST]:
    """The nodes of a module that are behaviour, in the same order each time."""
    left = _left_alone(tree)
    return [node for node in ast.walk(tree) if id(node) not in left]


def _changes(node: ast.AST) -> Iterator[ast.AST]:
    match node:
        case ast.Compare(ops=[op]) if type(op) in _COMPARED:
            yield ast.Compare(node.left, [_COMPARED[type(op)]()], node.comparators)
        case ast.BoolOp():
            yield ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values)
            yield from node.values
        case ast.UnaryOp(op=ast.Not()):
            yield node.operand
        case ast.IfExp():
            yield from (node.body, node.orelse)
        case ast.If():
            yield ast.If(ast.Constant(value=True), node.body, node.orelse)
            yield ast.If(ast.Constant(value=False), node.body, node.orelse)
        case ast.Constant(value=bool() as value):
            yield ast.Constant(value=not value)
        case ast.Constant(value=int() as value):
            yield ast.Constant(value=value + 1)
        case ast.Constant(value=str() as value):
            yield ast.Constant(value=f"{value}-other")
        case ast.Call(func=ast.Name(id=name)) if name in _SWAPPED:
            yield ast.Call(ast.Name(_SWAPPED[name], ast.Load()), node.args, node.keywords)
        case ast.Expr(value=ast.Call()) | ast.AugAssign() | ast.Continue():
            yield ast.Pass()
        case ast.comprehension() if node.ifs:
            yield ast.comprehension(node.target, node.iter, [], node.is_async)
        case _:
            return


def _left_alone(tree: ast.Module) -> set[int]:
    """What is no behaviour: annotations, decorators, docstrings, imports, names of types."""
    found: set[int] = set()
    for node in ast.walk(tree):
        parts: list[ast.AST | None] = []
        match node:
            case ast.AnnAssign():
                parts = [node.annotation]
            case ast.arg():
                parts = [node.annotation]
            case ast.FunctionDef():
                parts = [node.returns, *node.decorator_list]
            case ast.ClassDef():
                parts = [*node.decorator_list]
            case ast.Expr(value=ast.Constant(value=str())) | ast.ImportFrom() | ast.Import():
                parts = [node]
            case ast.Assign(value=ast.Subscript(value=ast.Name(id="Literal"))):
                parts = [node]
            case ast.JoinedStr():  # the text of errors is asserted where it is raised
                parts = [part for part in node.values if isinstance(part, ast.Constant)]
            case _:
                continue
        found |= {id(inner) for part in parts if part is not None for inner in ast.walk(part)}
    return found


def _put(tree: ast.Module, wanted: ast.AST, node: ast.AST) -> None:
    """Put a node in the place of another."""
    for parent in ast.walk(tree):
        for field, value in ast.iter_fields(parent):
            if value is wanted:
                setattr(parent, field, node)
            elif isinstance(value, list):
                value[:] = [node if item is wanted else item for item in value]


def survives(module: ModuleType, tree: ast.Module, tests: list[str], seconds: int) -> bool:
    """Whether no test notices a mutant of a module."""
    child = os.fork()
    if child == 0:
        signal.alarm(seconds)  # a mutant that never ends is noticed
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os.dup2(1, 2)
        try:
            exec(compile(tree, module.__file__ or "", "exec"), module.__dict__)  # noqa: S102 (it is our own code)
            import pytest  # noqa: PLC0415 (loaded before)

            os._exit(int(pytest.main(["-x", "-q", "--assert=plain", "-p", "no:cacheprovider", *tests]) == 0))
        except BaseException:  # noqa: BLE001 (a mutant that cannot even be loaded is noticed)
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 1


@click.command(context_settings={"help_option_names": ["-h", "--help"], "show_default": True})
@click.option("--module", "name", default="competency.assessment", help="The module that is changed.")
@click.option("--tests", multiple=True, default=["tests/model/test_assessment.py"], help="The tests that should notice.")
@click.option("--seconds", default=120, help="How long a mutant may run.")
@click.option("--part", default="1/1", help="Which part of the mutants: 2/3 is the second of three.")
def main(name: str, tests: tuple[str, ...], seconds: int, part: str) -> None:
    """Try each mutant; print those that survive, and how many were killed."""
    os.chdir(HOME)
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"  # each costs time, and none is needed
    module = importlib.import_module(name)
    importlib.import_module("hypothesis.strategies")
    importlib.import_module("pytest")
    tree = ast.parse(Path(module.__file__ or "").read_text(encoding="utf-8"))
    which, of = map(int, part.split("/"))
    if survives(module, tree, [*tests], seconds) is False:
        raise click.ClickException("the tests fail without a change")
    tried = alive = 0
    for said, mutant in islice(mutants(tree), which - 1, None, of):
        tried += 1
        if survives(module, mutant, [*tests], seconds):
            alive += 1
            click.echo(f"survives: {said}")
            sys.stdout.flush()
    click.echo(f"{tried} mutants of {name}: {tried - alive} killed ({(tried - alive) / tried:.1%}), {alive} survive")


if __name__ == "__main__":
    main()
