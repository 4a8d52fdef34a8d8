"""What the site says, for programs: each unit and comparison as data beside its page, and lists of all of them.

The keys of a file of the standards keep their names and their meaning; what is added is resolved from the rest of the
standards or computed, and :mod:`competency.twins.types` says which is which. The types are also the JSON Schemas.
"""

from competency.twins.making import Twins
from competency.twins.text import as_json
from competency.twins.types import DOCUMENTS, CrosswalkTwin, SiteIndex, UnitsTable, UnitTwin

__all__ = ["DOCUMENTS", "CrosswalkTwin", "SiteIndex", "Twins", "UnitTwin", "UnitsTable", "as_json"]
