"""Open Badges: which say that a unit is held, what is known of their signatures, and what is no badge."""

import base64
import datetime
import json
import socket
from pathlib import Path
from typing import Any

import jwt
import pytest
from click.testing import CliRunner
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from standards import edit, write_standards

from competency import Register
from competency.badges import RULES, Key, NoKeyError, read_badge, read_key
from competency.cli import main
from competency.evidence import Badged

SITE = "https://standards.example/"
PAGE = "https://standards.example/units/bakery/S101L2.html"
PRIVATE = ed25519.Ed25519PrivateKey.generate()
ELLIPTIC = ec.generate_private_key(ec.SECP256R1())
RIVEST = rsa.generate_private_key(65537, 2048)


def badge(target: str = PAGE, **more: Any) -> dict[str, Any]:
    achievement = {
        "id": "https://issuer.example/welcome",
        "type": ["Achievement"],
        "name": "Welcome <b>guests</b>",
        "alignment": [{"type": ["Alignment"], "targetName": "Welcome guests", "targetUrl": target}],
    }
    return {
        "@context": ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
        "id": "urn:uuid:0",
        "type": ["VerifiableCredential", "AchievementCredential"],
        "issuer": {"id": "https://issuer.example", "type": ["Profile"]},
        "validFrom": "2026-01-05T10:00:00Z",
        "credentialSubject": {"id": "did:example:somebody", "name": "Somebody", "achievement": achievement},
        **more,
    }


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Register:
    return Register.load(write_standards(tmp_path_factory.mktemp("sample")))


def read(tmp_path: Path, register: Register, content: Any, *keys: Key) -> Badged | list[str]:
    file = tmp_path / "badge.json"
    file.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    found = read_badge(file, register, SITE, keys, "badge.json")
    return found if isinstance(found, Badged) else [problem.text() for problem in found]


def held(tmp_path: Path, register: Register, content: Any, *keys: Key) -> Badged:
    found = read(tmp_path, register, content, *keys)
    assert isinstance(found, Badged), found
    return found


def test_an_achievement_whose_target_is_the_page_of_a_unit_says_that_it_is_held(tmp_path: Path, register: Register) -> None:
    found = held(tmp_path, register, badge(validUntil="2027-01-05T10:00:00Z"))

    assert (found.ref, found.date, found.expires) == ("S101L2", datetime.date(2026, 1, 5), datetime.date(2027, 1, 5))
    assert (found.badge.name, found.badge.signature, found.badge.why) == ("Welcome <b>guests</b>", "absent", "it is not signed")
    assert "omebody" not in repr(found)


@pytest.mark.parametrize(
    "target",
    [
        PAGE,
        "https://standards.example/units/bakery/S101L2",
        "https://standards.example/units/bakery/S101L2/",
        "https://standards.example/units/bakery/S101L2/index.html",
        "HTTPS://Standards.Example/units/bakery/S101L2.html",
    ],
)
def test_the_page_may_be_named_as_any_host_serves_it(tmp_path: Path, register: Register, target: str) -> None:
    assert held(tmp_path, register, badge(target)).ref == "S101L2"


@pytest.mark.parametrize(
    "target",
    [
        "https://elsewhere.example/units/bakery/S101L2.html",
        "https://standards.example.evil/units/bakery/S101L2.html",
        "https://standards.example/units/bakery/S999L2.html",
        PAGE + "#greeting",
        PAGE + "?x=1",
        "http://[broken",
        "",
    ],
)
def test_any_other_target_is_none(tmp_path: Path, register: Register, target: str) -> None:
    expected = "expected one targetUrl that is the page of a unit below https://standards.example/"
    said = f"badge.json:1:1: error[badge-target] no target of this badge is the page of a unit; {expected}"

    assert read(tmp_path, register, badge(target)) == [said]


def test_two_units_in_one_badge_are_not_guessed_between(tmp_path: Path, register: Register) -> None:
    content = badge()
    other = {"targetUrl": "https://standards.example/units/ferry/S201L2.html"}
    content["credentialSubject"]["achievement"]["alignment"].append(other)

    (said,) = read(tmp_path, register, content)
    assert "targets of this badge are S101L2 and S201L2; expected one" in said


def test_a_badge_from_before_an_edition_is_of_the_edition_before(tmp_path: Path) -> None:
    units = write_standards(tmp_path)
    file = units / "bakery/S101L2.yaml"
    (units / "bakery/editions").mkdir()
    (units / "bakery/editions/S101L2@1.yaml").write_bytes(file.read_bytes().replace(b"status: current", b"status: superseded"))
    edit(file, "edition: 1\nstatus", "edition: 2\nstatus")
    history = (
        "history:\n  - {edition: 2, date: 2026-03-01, class: minor, equivalent: false, affects_assessment: true, summary: x}\n"
    )
    file.write_text(file.read_text(encoding="utf-8") + history, encoding="utf-8")
    register = Register.load(units)

    assert held(tmp_path, register, badge()).ref == "S101L2@1"
    assert held(tmp_path, register, badge(validFrom="2026-03-01T00:00:00+08:00")).ref == "S101L2"
    old = "https://standards.example/units/bakery/editions/S101L2@1.html"
    assert held(tmp_path, register, badge(old)).ref == "S101L2@1"


def pem(private: Any) -> bytes:
    content: bytes = private.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    return content


SIGNERS: dict[str, Any] = {"EdDSA": PRIVATE, "ES256": ELLIPTIC, "RS256": RIVEST}


@pytest.mark.parametrize("algorithm", SIGNERS)
def test_a_token_that_fits_a_key_is_verified(tmp_path: Path, register: Register, algorithm: str) -> None:
    file = tmp_path / "issuer.pem"
    file.write_bytes(pem(SIGNERS[algorithm]))
    token = jwt.encode({**badge(), "exp": 1, "aud": "x", "nbf": 9_999_999_999}, SIGNERS[algorithm], algorithm)
    found = held(tmp_path, register, token, *read_key(file)).badge

    assert (found.signature, found.why) == ("verified", "it fits the key in issuer.pem")


def test_a_token_of_the_older_data_model_is_read(tmp_path: Path, register: Register) -> None:
    content = badge(issuanceDate="2026-01-05T10:00:00Z", expirationDate="2027-01-05T10:00:00Z")
    del content["validFrom"]
    found = held(tmp_path, register, jwt.encode({"vc": content}, PRIVATE, "EdDSA"))

    assert (found.ref, found.expires) == ("S101L2", datetime.date(2027, 1, 5))


def test_a_key_can_be_a_json_web_key_or_a_set_of_them(tmp_path: Path, register: Register) -> None:
    token = jwt.encode(badge(), ELLIPTIC, "ES256")
    key = json.loads(jwt.algorithms.ECAlgorithm.to_jwk(ELLIPTIC.public_key()))
    other = json.loads(jwt.algorithms.OKPAlgorithm.to_jwk(PRIVATE.public_key()))
    for content in (key, {"keys": [other, key]}):
        file = tmp_path / "keys.json"
        file.write_text(json.dumps(content), encoding="utf-8")
        found = held(tmp_path, register, token, *read_key(file)).badge
        assert found.signature == "verified"


def test_without_a_key_nothing_is_verified(tmp_path: Path, register: Register) -> None:
    found = held(tmp_path, register, jwt.encode(badge(credentialStatus={"id": "x"}), PRIVATE, "EdDSA")).badge

    assert (found.signature, found.why) == ("not verified", "no key was handed over; whether it was revoked is not asked")


def test_an_embedded_proof_is_not_verified(tmp_path: Path, register: Register) -> None:
    proof = [{"type": "DataIntegrityProof", "cryptosuite": "eddsa-rdfc-2022", "proofValue": "z1"}]
    found = held(tmp_path, register, badge(proof=proof)).badge

    assert (found.signature, found.why) == ("not verified", "embedded proofs ('eddsa-rdfc-2022') are not verified here")


def keys(tmp_path: Path, private: Any = PRIVATE) -> list[Key]:
    file = tmp_path / "issuer.pem"
    file.write_bytes(pem(private))
    return read_key(file)


def b64(data: Any) -> str:
    raw = data if isinstance(data, bytes) else json.dumps(data).encode()
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def test_a_signature_that_does_not_fit_is_refused(tmp_path: Path, register: Register) -> None:
    good = jwt.encode(badge(), PRIVATE, "EdDSA")
    head, _, signature = good.split(".")
    forged = {
        "another key": jwt.encode(badge(), ed25519.Ed25519PrivateKey.generate(), "EdDSA"),
        "another content": f"{head}.{b64(badge(validUntil='2099-01-01T00:00:00Z'))}.{signature}",
        "the public key as a shared secret": ".".join([b64({"alg": "HS256"}), b64(badge()), b64(b"x" * 32)]),
        "no algorithm": ".".join([b64({}), b64(badge()), b64(b"x")]),
        "a header that is a list": ".".join([b64([]), b64(badge()), b64(b"x")]),
    }

    for name, token in forged.items():
        assert read(tmp_path, register, token, *keys(tmp_path)) == [
            "badge.json:1:1: error[badge-signature] the signature does not fit the key in issuer.pem; expected the key of who issued it"
        ], name


@pytest.mark.parametrize("signature", ["", "eA"])
def test_a_token_that_says_that_it_is_not_signed_is_not(tmp_path: Path, register: Register, signature: str) -> None:
    head = b64({"alg": "none"} if signature else {"alg": "EdDSA"})
    found = held(tmp_path, register, f"{head}.{b64(badge())}.{signature}", *keys(tmp_path)).badge

    assert found.signature == "absent"


BAD = {
    "[]": "badge-type",
    '{"type": "AchievementCredential"}': "badge-type",
    '{"type": [{"x": 1}]}': "badge-type",
    "{": "json-syntax",
    "a.b.c": "json-syntax",
    "....": "json-syntax",
    json.dumps(badge(validFrom=None)): "badge-days",
    json.dumps(badge(validFrom="yesterday")): "badge-days",
    json.dumps(badge(validUntil="never")): "badge-days",
    json.dumps(badge(validUntil="2025-01-01T00:00:00Z")): "badge-days",
    json.dumps({**badge(), "credentialSubject": 3}): "badge-target",
    json.dumps({**badge(), "credentialSubject": {"achievement": {"alignment": 3}}}): "badge-target",
    "[" * 5000: "too-deep",
}


@pytest.mark.parametrize("content", BAD, ids=lambda content: content[:30])
def test_what_is_no_badge_is_told(tmp_path: Path, register: Register, content: str) -> None:
    (said,) = read(tmp_path, register, content)

    assert f"error[{BAD[content]}]" in said


def test_every_rule_says_what_holds() -> None:
    assert {code for code in BAD.values() if code.startswith("badge")} | {"badge-signature"} == set(RULES)


@pytest.mark.parametrize(
    "content",
    [
        b"no key",
        b"{}",
        b'{"keys": 3}',
        b'{"keys": []}',
        b"{",
        b"",
        PRIVATE.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()),
        json.dumps(jwt.algorithms.OKPAlgorithm.to_jwk(PRIVATE, as_dict=True)).encode(),
        b'{"kty": "oct", "k": "c2VjcmV0"}',
    ],
    ids=["text", "empty", "no list", "no keys", "broken", "nothing", "a private key", "a private web key", "a shared secret"],
)
def test_what_is_no_public_key_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "key"
    file.write_bytes(content)
    with pytest.raises(NoKeyError, match="key holds no public key, in PEM or as a JSON Web Key"):
        read_key(file)


def test_nothing_is_asked_of_the_network(tmp_path: Path, register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(socket, "socket")
    token = jwt.encode(
        badge(), PRIVATE, "EdDSA", headers={"jku": "https://issuer.example/keys", "x5u": "https://issuer.example/x"}
    )

    assert held(tmp_path, register, token, *keys(tmp_path)).ref == "S101L2"


def test_assess_and_gap_take_badges(tmp_path: Path) -> None:
    units = write_standards(tmp_path)
    file, key, mine = tmp_path / "badge.jwt", tmp_path / "issuer.pem", tmp_path / "mine.yaml"
    file.write_text(jwt.encode(badge(), PRIVATE, "EdDSA") + "\n", encoding="utf-8")
    key.write_bytes(pem(PRIVATE))
    mine.write_text("candidate: sample-one\n", encoding="utf-8")
    more = ["--badge", str(file), "--site", SITE, "--on", "2026-06-01", "--units", str(units)]
    assess = CliRunner().invoke(main, ["assess", str(mine), *more, "--key", str(key)])
    gap = CliRunner().invoke(main, ["gap", "--target", "S201L2", *more])

    assert (assess.exit_code, gap.exit_code) == (1, 1)
    assert (
        "Held: S101L2, awarded on 2026-01-05; badge “Welcome <b>guests</b>”, signature verified: it fits the key in issuer.pem\n"
        in assess.stdout
    )
    assert "Held: S101L2\n" in gap.stdout
    without = CliRunner().invoke(main, ["gap", "--target", "S201L2", "--badge", str(file), "--units", str(units)])
    assert without.exit_code == 2
    assert "--badge needs --site: a badge names the page of a unit by its address" in without.stderr
    wrong = CliRunner().invoke(main, ["gap", "--target", "S201L2", *more, "--key", str(mine)])
    assert wrong.exit_code == 2
    assert wrong.stderr.endswith("mine.yaml holds no public key, in PEM or as a JSON Web Key\n")
