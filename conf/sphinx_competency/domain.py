"""The domain ``competency``: units, statements and industries as objects that any page, of any project, can link to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar, Final

from docutils import nodes
from sphinx.domains import Domain, ObjType
from sphinx.util import logging
from sphinx.util.nodes import make_refnode

from competency import Ref
from competency.wording import did_you_mean
from sphinx_competency import concerned
from sphinx_competency.pens.marks import mark_of
from sphinx_competency.roles import IndustryRole, StatementRole, UnitRole
from sphinx_competency.standards import Standards, unit_docname
from sphinx_competency.views import Key, fingerprint, see

if TYPE_CHECKING:
    from docutils.nodes import Element
    from sphinx import addnodes
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from sphinx_competency.aside import Aside

logger = logging.getLogger(__name__)

Defined = tuple[str, str, Mapping[str, str]]
"""The docname of an object, how it is shown in lists, and the ids of its clauses, which are objects too, with their numbers."""

OF_CROSSWALKS: Final = ("compare/", "coverage/")
"""What the docnames of pages begin with that others lead to by the id of a crosswalk, wherever its file is."""

KINDS = {"unit": "unit of competency", "statement": "statement", "industry": "industry"}


class CompetencyDomain(Domain):
    """What the project's pages define, and what each of them shows of others."""

    name = "competency"
    label = "Competency standards"
    object_types: ClassVar[dict[str, ObjType]] = {
        "unit": ObjType("unit of competency", "unit"),
        "statement": ObjType("statement", "statement"),
        "industry": ObjType("industry", "industry"),
    }
    roles: ClassVar[dict[str, Any]] = {"unit": UnitRole(), "statement": StatementRole(), "industry": IndustryRole()}
    initial_data: ClassVar[dict[str, Any]] = {"objects": {}, "defined": {}, "views": {}, "ways": {}, "named_on": {}}
    data_version = 5

    # Set when the builder is there; a domain is not kept with the environment.
    standards: Standards
    builder: Builder
    aside: Aside | None = None
    """Where the build writes, for builders that write aside."""
    same_standards: bool = False
    """Whether the standards are those of which every document was read."""
    marks_before: concerned.Marks = MappingProxyType({})
    """The marks of the standards of the build before."""
    touched: concerned.Concerned | None = None
    """The units and crosswalks whose views may be others than in that build; none where all may be."""
    idle: bool = False
    """Whether the build finds nothing to write."""
    contents_before: Mapping[str, str] = MappingProxyType({})
    """What documents looked like in contents before this build read them again."""
    told_before: Mapping[str, str] = MappingProxyType({})
    """And what they said for lists of all documents."""
    same_lists: AbstractSet[str] = frozenset()
    """The steps of the builder whose lists stay as they are."""

    @property
    def objects(self) -> dict[tuple[str, str], Defined]:
        """Kind and name of a unit or an industry to what is known of it."""
        return self.data.setdefault("objects", {})  # type: ignore[no-any-return]

    @property
    def defined(self) -> dict[str, tuple[str, str]]:
        """Kind and name of the object that each document tried to define, so that forgetting it asks no other document."""
        return self.data.setdefault("defined", {})  # type: ignore[no-any-return]

    @property
    def marks(self) -> concerned.Marks:
        """The marks of the standards."""
        return self.data.get("marks", {})  # type: ignore[no-any-return]

    @property
    def views(self) -> dict[str, dict[Key, str]]:
        """The views that each document shows, with their fingerprints."""
        return self.data.setdefault("views", {})  # type: ignore[no-any-return]

    @property
    def named_on(self) -> dict[str, tuple[tuple[str, str], ...]]:
        """The pages written by hand, by docname and title, that name each unit or a clause of it."""
        return self.data.setdefault("named_on", {})  # type: ignore[no-any-return]

    def see(self, docname: str, key: Key) -> Any:
        """Take a view for a document, and remember what it looked like."""
        view = see(self.standards, key)
        self.views.setdefault(docname, {})[key] = fingerprint(view)
        return view

    def outdated(self) -> list[str]:
        """The documents that show something which has changed since they were read."""
        self.marks_before = before = self.marks
        marks = self.data["marks"] = concerned.marks(self.standards, before)
        self.same_standards = marks == before
        if self.same_standards:  # views follow from the standards alone
            return []
        self.touched = touched = concerned.concerned(self.standards, before, marks)
        if self._is_moved():  # views say what a page links to, not where that is
            return sorted(self.views)
        now: dict[Key, str] = {}

        def changed(key: Key, before: str) -> bool:
            if touched is not None and not touched.may_change(key[0], key[1:]):
                return False
            if key not in now:
                try:
                    now[key] = fingerprint(see(self.standards, key))
                except KeyError:  # the file it was about is gone
                    now[key] = ""
            return now[key] != before

        return sorted(docname for docname, views in self.views.items() if any(changed(key, mark) for key, mark in views.items()))

    def _is_moved(self) -> bool:
        """Whether a unit has its page at another address than when documents were read, or the page of a crosswalk is gone."""
        if any(name.startswith(OF_CROSSWALKS) and name not in self.standards.pages for name in self.views):
            return True
        entry = self.standards.register.entry
        units = ((entry(Ref.parse(name)), found[0]) for (kind, name), found in self.objects.items() if kind == "unit")
        return any(unit is not None and unit_docname(unit.path) != docname for unit, docname in units)

    def note_industry(self, name: str, docname: str, shown: str) -> None:
        """Note an industry, its page, and how it is shown in lists."""
        self._note("industry", name, docname, (docname, shown, {}))

    def note_unit(self, name: str, docname: str, shown: str, clauses: Mapping[str, str]) -> None:
        """Note a unit, its page, how it is shown in lists, and its clauses: their ids with their numbers."""
        self._note("unit", name, docname, (docname, shown, clauses))

    def _note(self, kind: str, name: str, docname: str, found: Defined) -> None:
        """Note the object that a document defines."""
        self.objects[kind, name] = found
        self.defined[docname] = kind, name

    def clear_doc(self, docname: str) -> None:
        """Forget all that a document defined and showed."""
        key = self.defined.pop(docname, None)
        if key in self.objects and self.objects[key][0] == docname:
            del self.objects[key]
        self.views.pop(docname, None)

    def merge_domaindata(self, docnames: AbstractSet[str], otherdata: dict[str, Any]) -> None:
        """Take over what another process read."""
        for docname in sorted(docnames):
            key = otherdata["defined"].get(docname)
            if key is not None and otherdata["objects"][key][0] == docname:
                self._note(key[0], key[1], docname, otherdata["objects"][key])
            if docname in otherdata["views"]:
                self.views[docname] = otherdata["views"][docname]

    def resolve_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: addnodes.pending_xref,
        contnode: Element,
    ) -> nodes.reference | None:
        """Link to an object, or to a page that the standards give."""
        found = self.find(typ, target)
        if found is None:
            return None
        docname, anchor = found
        link = make_refnode(builder, fromdocname, docname, anchor, contnode, node.get("reftitle"))
        if typ == "industry":
            link["classes"] += mark_of(list(self.standards.register.industries).index(target)).split()
        return link

    def find(self, kind: str, target: str) -> tuple[str, str] | None:
        """The docname and the anchor of an object, or of a ``page`` that the standards give."""
        if kind == "page":
            docname, _, anchor = target.partition("#")
            return (docname, anchor) if docname in self.env.all_docs else None
        name, _, anchor = target.partition("#") if kind == "statement" else (target, "", "")
        key = "unit" if kind == "statement" else kind
        found = self.objects.get((key, name)) or self.objects.get((key, self._without_edition(name)))
        if found is None or (kind == "statement" and anchor not in found[2]):
            return None
        return found[0], anchor

    def _without_edition(self, target: str) -> str:
        """A ref of a unit that names the current edition, without the edition: its page is noted so."""
        if "@" not in target:
            return target
        try:
            ref = Ref.parse(target)
        except ValueError:
            return target
        entry = self.standards.register.entry(ref)
        is_current = entry is not None and self.standards.register.current.get(ref.code) is entry
        return str(Ref(ref.code, None, ref.id)) if is_current else target

    def resolve_any_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: addnodes.pending_xref,
        contnode: Element,
    ) -> list[tuple[str, nodes.reference]]:
        """Link ``{any}`` to whatever has the name."""
        found = []
        for kind in self.object_types:
            reference = self.resolve_xref(env, fromdocname, builder, kind, target, node, contnode)
            if reference is not None:
                found.append((f"competency:{kind}", reference))
        return found

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """Every object, for the inventory and for search.

        Search finds units and industries by name; a statement's name begins with its unit's code, and thirty statements
        before the unit would help nobody, so they are left to the words that search finds.
        """
        for (kind, name), (docname, shown, clauses) in self.objects.items():
            line = _line(name)
            yield line, _line(shown), kind, docname, "", 0
            for clause, number in clauses.items():
                yield f"{line}#{clause}", f"{line} {number}", "statement", docname, clause, -1


def _line(text: str) -> str:
    """The text as one line: an inventory is made of lines."""
    return " ".join(text.split())


def domain_of(env: BuildEnvironment) -> CompetencyDomain:
    """The competency domain of an environment."""
    domain = env.get_domain("competency")
    assert isinstance(domain, CompetencyDomain)  # noqa: S101 (setup() added it under this name)
    return domain


def warn_unknown(app: Sphinx, domain: Domain | None, node: addnodes.pending_xref) -> bool | None:
    """Say which name is not known, and the nearest that are."""
    if domain is None or domain.name != "competency" or not isinstance(domain, CompetencyDomain):
        return None
    kind, target = node["reftype"], node["reftarget"]
    if node.get("reported"):
        return True  # it stands on a page of the standards, whose problem the rules have named
    register = domain.standards.register
    why = None if kind == "industry" else register.why_not(target)
    message, hint = why or (f"no {KINDS[kind]} is called '{target}'", did_you_mean(target, register.industries))
    logger.warning("%s%s", message, f" ({hint})" if hint else "", location=node, type="competency", subtype="unknown-ref")
    return True


def setup(app: Sphinx) -> None:
    """Add the domain, and its roles under their short names."""
    app.add_domain(CompetencyDomain)
    for name, role in CompetencyDomain.roles.items():
        app.add_role(name, role)
    app.connect("warn-missing-reference", warn_unknown)
