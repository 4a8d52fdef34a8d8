"""Open Badges 3.0: an achievement whose target is the page of a unit is a certificate of that unit.

Nothing is asked of the network. A signature is verified only with a key that somebody hands over; whether a badge was
revoked is never known here. Nothing of the person it was given to is read.

Follows Open Badges Specification 3.0 of 1EdTech and, for signed ones, its form as a JSON Web Token.
"""

from __future__ import annotations

import base64
import binascii
import datetime
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from competency import yamlfile
from competency.addresses import unit_address
from competency.diagnostics import Diagnostic
from competency.evidence import Badge, Badged
from competency.jsonfile import parse_json
from competency.register import Register
from competency.yamlfile import YamlFile

ALGORITHMS: Final = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
"""Signatures that one key makes and another verifies; with any other whoever verifies could have made it."""

RULES: Final[Mapping[str, str]] = {
    "badge-type": "A badge is an achievement of Open Badges 3.0, as JSON or as a JSON Web Token.",
    "badge-target": "One of the targets of its alignment is the page of a unit, below the address of the site.",
    "badge-days": "It says from when it is valid, and until when if it ends.",
    "badge-signature": "Where a key is handed over, the signature of a JSON Web Token fits it.",
}
"""What must hold of a badge, by the code of its problems."""

_TYPES: Final = frozenset({"AchievementCredential", "OpenBadgeCredential"})


class NoLibraryError(RuntimeError):
    """Signatures cannot be verified, for the libraries of the extra ``badges`` are not installed."""


class NoKeyError(ValueError):
    """A file holds no public key."""


@dataclass(frozen=True, slots=True)
class Key:
    """A public key and the file it came from."""

    name: str
    value: Any


class _BadBadgeError(Exception):
    """A rule is broken: its code, what is wrong, what was expected."""


def read_badge(path: Path, register: Register, site: str, keys: Sequence[Key] = (), name: str = "") -> Badged | list[Diagnostic]:
    """The unit that a badge says is held, or every problem of its file.

    :param site: the address of the site whose pages are targets.
    :param keys: the keys that a signature may fit.
    :param name: how the file is called in problems.
    """
    name = name or str(path)
    content = yamlfile.content_of(path, name)
    if isinstance(content, YamlFile):
        return list(content.problems)
    token = _token(content)
    file = parse_json(_payload(token) if token else content, name)
    if file.problems:
        return list(file.problems)
    try:
        credential = _credential(file.data)
        ref = _target(credential, register, site)
        first, last = _days(credential)
        signature, why = _signature(token, credential, keys)
    except _BadBadgeError as error:
        code, message, expected = error.args
        return [Diagnostic(path=name, line=1, column=1, code=code, message=message, expected=expected)]
    badge = Badge.model_validate({"name": _name(credential), "signature": signature, "why": why})
    return Badged(ref=_edition(register, ref, first), date=first, expires=last, badge=badge)


def read_key(path: Path) -> list[Key]:
    """The public keys in a file: PEM, a JSON Web Key or a set of them.

    :raises NoLibraryError: the libraries are missing.
    :raises NoKeyError: there is none; the message says what is there.
    """
    try:
        import jwt  # noqa: PLC0415 (an extra)
        from cryptography.hazmat.primitives.serialization import load_pem_public_key  # noqa: PLC0415 (an extra)
    except ImportError as error:
        message = "signatures cannot be verified: install the extra 'badges' (pip install 'sphinx-competency[badges]')"
        raise NoLibraryError(message) from error
    content = yamlfile.content_of(path, str(path))
    if isinstance(content, YamlFile):
        raise NoKeyError(f"{path}: {content.problems[0].message}")
    try:
        if content.lstrip()[:1] != b"{":
            return [Key(path.name, load_pem_public_key(content))]
        data = json.loads(content)
        found = data.get("keys", [data])
        if not found or not all(map(_is_public, found)):
            raise NoKeyError  # noqa: TRY301 (it is said below)
        return [Key(path.name, jwt.PyJWK.from_dict(item).key) for item in found]
    except Exception as error:  # libraries raise many kinds of it for what is no key
        raise NoKeyError(f"{path} holds no public key, in PEM or as a JSON Web Key") from error


def _is_public(key: Mapping[str, Any]) -> bool:
    """Whether a JSON Web Key is public: neither the half that signs nor a shared secret."""
    return "d" not in key and key.get("kty") != "oct"


def _token(content: bytes) -> str:
    """The token in a file; empty where it holds none."""
    text = content.strip()
    return text.decode("ascii", "replace") if text.count(b".") == 2 and text[:1] not in (b"{", b"[") else ""


def _payload(token: str) -> bytes:
    return _part(token, 1)


def _part(token: str, position: int) -> bytes:
    part = token.split(".")[position]
    try:
        return base64.b64decode(part + "=" * (-len(part) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return b""


def _credential(data: Any) -> Mapping[str, Any]:
    """The credential itself; in tokens of the older data model it stands below a key of its own."""
    if isinstance(data, dict) and isinstance(data.get("vc"), dict):
        data = {**data, **data["vc"]}
    types = data.get("type") if isinstance(data, dict) else None
    if not isinstance(types, list) or _TYPES.isdisjoint(item for item in types if isinstance(item, str)):
        raise _BadBadgeError("badge-type", "this is no achievement of Open Badges 3.0", "the type AchievementCredential")
    return dict(data)


def _achievement(credential: Mapping[str, Any]) -> Mapping[str, Any]:
    subject = credential.get("credentialSubject")
    achievement = subject.get("achievement") if isinstance(subject, dict) else None
    return achievement if isinstance(achievement, dict) else {}


def _name(credential: Mapping[str, Any]) -> str:
    name = _achievement(credential).get("name")
    return name if isinstance(name, str) and name.strip() else "without a name"


def _targets(credential: Mapping[str, Any]) -> Iterator[str]:
    alignment = _achievement(credential).get("alignment")
    for item in alignment if isinstance(alignment, list) else [alignment]:
        target = item.get("targetUrl") if isinstance(item, dict) else None
        if isinstance(target, str):
            yield target


def _target(credential: Mapping[str, Any], register: Register, site: str) -> str:
    """The ref of the unit whose page is a target.

    :raises _BadBadgeError: none is, or more than one.
    """
    pages = {_page(f"{site.rstrip('/')}/{unit_address(entry.path)}"): ref for ref, entry in _entries(register)}
    found = sorted({pages[page] for target in _targets(credential) if (page := _page(target)) in pages})
    if len(found) != 1:
        message = f"targets of this badge are {' and '.join(found)}" if found else "no target of this badge is the page of a unit"
        raise _BadBadgeError("badge-target", message, f"one targetUrl that is the page of a unit below {site}")
    return found[0]


def _entries(register: Register) -> Iterator[tuple[str, Any]]:
    for (code, edition), entry in register.editions.items():
        yield register.short(f"{code}@{edition}"), entry


def _page(address: str) -> str:
    """An address in one form: without the ending that a page may have."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    if parts.query or parts.fragment:
        return ""
    path = unquote(parts.path).rstrip("/").removesuffix("/index.html").removesuffix(".html")
    return f"{parts.scheme.lower()}://{parts.netloc.lower()}{path}"


def _days(credential: Mapping[str, Any]) -> tuple[datetime.date, datetime.date | None]:
    first = _day(credential.get("validFrom") or credential.get("issuanceDate"))
    if first is None:
        raise _BadBadgeError("badge-days", "the badge does not say from when it is valid", "validFrom, a day with its time")
    until = credential.get("validUntil") or credential.get("expirationDate")
    last = _day(until)
    if until is not None and last is None:
        raise _BadBadgeError("badge-days", "the badge does not say until when it is valid", "validUntil, a day with its time")
    if last is not None and last < first:
        raise _BadBadgeError("badge-days", f"the badge is valid from {first} until {last}", "a later end")
    return first, last


def _day(value: Any) -> datetime.date | None:
    try:
        return datetime.datetime.fromisoformat(value).date() if isinstance(value, str) else None
    except ValueError:
        return None


def _edition(register: Register, ref: str, awarded: datetime.date) -> str:
    """The edition that was current when a badge was awarded, as far as the unit's history has days."""
    entry = register.current.get(ref)
    if entry is None or entry.value is None:
        return ref
    later = [item.edition for item in entry.value.history if item.date is not None and item.date > awarded]
    if not later:
        return ref
    edition = min(later) - 1
    return f"{ref}@{edition}" if (ref, edition) in register.editions else ref


def _signature(token: str, credential: Mapping[str, Any], keys: Sequence[Key]) -> tuple[str, str]:
    """What is known of the signature, and why.

    :raises _BadBadgeError: it fits none of the keys.
    """
    revoked = "; whether it was revoked is not asked" if credential.get("credentialStatus") else ""
    if token:
        return _of_token(token, keys, revoked)
    proofs = credential.get("proof")
    for proof in proofs if isinstance(proofs, list) else [proofs]:
        if isinstance(proof, dict):
            kind = proof.get("cryptosuite") or proof.get("type")
            kind = f"'{kind[:40]}'" if isinstance(kind, str) else "unknown kind"
            return "not verified", f"embedded proofs ({kind}) are not verified here{revoked}"
    return "absent", f"it is not signed{revoked}"


def _of_token(token: str, keys: Sequence[Key], revoked: str) -> tuple[str, str]:
    try:
        algorithm = json.loads(_part(token, 0)).get("alg")
    except (ValueError, AttributeError):
        algorithm = None
    if algorithm == "none" or not token.split(".")[2]:
        return "absent", f"it is not signed{revoked}"
    if not keys:
        return "not verified", f"no key was handed over{revoked}"
    for key in keys:
        if algorithm in ALGORITHMS and _fits(token, algorithm, key):
            return "verified", f"it fits the key in {key.name}{revoked}"
    named = ", ".join(dict.fromkeys(key.name for key in keys))
    raise _BadBadgeError("badge-signature", f"the signature does not fit the key in {named}", "the key of who issued it")


def _fits(token: str, algorithm: str, key: Key) -> bool:
    import jwt  # noqa: PLC0415 (an extra)

    try:
        jwt.PyJWS().decode(
            token, key.value, [algorithm]
        )  # not its claims: days are judged on that of the answer, not by the clock
    except (jwt.PyJWTError, TypeError, ValueError):
        return False
    return True
