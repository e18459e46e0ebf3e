"""Our own articles in tests/corpus, each with what a careful reader finds in it.

NAME.expected.json has the form of a line of `wegweiser extract`, and beside it what else is right:
`service_also`, `role_also` and `bodies_also` (pairs of department and organization). A service is right if
it holds one of the expected words ("Kühlschr" is in "gebrauchte Kühlschränke"). `persons` are all persons
of the article: nobody else may be found.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from extract import Article, Contact, Findings, read, survey

CORPUS = Path(__file__).parent.parent / "corpus"
LONGEST_SERVICE = 60
NAMES = sorted(path.name.removesuffix(".expected.json") for path in CORPUS.glob("*.expected.json"))

# Samples whose contacts are not yet found as expected. Strict: a sample that passes must leave the table.
NOT_YET: dict[str, frozenset[str]] = {
    "channels": frozenset(),
    "furniture": frozenset(),
    "persons": frozenset(
        """
        jugendamt-team selbsthilfe
        """.split()
    ),
    "links": frozenset(
        """
        jugendamt-team
        """.split()
    ),
    "details": frozenset(
        """
        ferienpass gemeindebrief jugendamt-team kinderkrippe mieterverein schoeffenwahl selbsthilfe
        vhs-programm wasserwerk
        """.split()
    ),
    "head": frozenset(),
}


def samples(check: str) -> list[Any]:
    late = NOT_YET[check]
    return [
        pytest.param(name, marks=pytest.mark.xfail(reason="not yet found", strict=True))
        if name in late
        else name
        for name in NAMES
    ]


@cache
def article_of(name: str) -> Article:
    (path,) = (path for path in CORPUS.glob(f"{name}.*") if path.suffix != ".json")
    (article,) = read(path)
    return article


@cache
def findings_of(name: str) -> Findings:
    return survey(article_of(name))


@cache
def expected_of(name: str) -> dict[str, Any]:
    expected: dict[str, Any] = json.loads((CORPUS / f"{name}.expected.json").read_text(encoding="utf-8"))
    return expected


def test_there_are_as_many_samples_as_the_issue_asks() -> None:
    assert len(NAMES) >= 18
    articles = [path for path in CORPUS.iterdir() if path.suffix != ".json"]
    assert len(articles) == len(NAMES)


@pytest.mark.parametrize("name", samples("channels"))
def test_channels(name: str) -> None:
    found, expected = findings_of(name), expected_of(name)
    assert {(phone.number, phone.kind.value) for phone in found.phones} == {
        (phone["number"], phone["kind"]) for phone in expected["phones"]
    }
    assert {email.address for email in found.emails} == {email["address"] for email in expected["emails"]}


@pytest.mark.parametrize("name", samples("furniture"))
def test_furniture(name: str) -> None:
    found, expected = findings_of(name), expected_of(name)["furniture"]
    assert {(phone.number, phone.kind.value) for phone in found.furniture_phones} == {
        (phone["number"], phone["kind"]) for phone in expected["phones"]
    }
    assert {email.address for email in found.furniture_emails} == {
        email["address"] for email in expected["emails"]
    }


@pytest.mark.parametrize("name", samples("persons"))
def test_persons(name: str) -> None:
    found = {person.name for person in findings_of(name).persons}
    expected = expected_of(name)
    assert {contact["person"] for contact in expected["contacts"] if contact["person"]} <= found
    assert found <= set(expected["persons"])


@pytest.mark.parametrize("name", samples("links"))
def test_who_answers_on_which_channel(name: str) -> None:
    found = [
        (
            contact.person.name if contact.person else None,
            {phone.number for phone in contact.phones},
            {email.address for email in contact.emails},
        )
        for contact in findings_of(name).contacts
    ]
    expected = [
        (contact["person"], set(contact["phones"]), set(contact["emails"]))
        for contact in expected_of(name)["contacts"]
    ]
    assert sorted(found, key=repr) == sorted(expected, key=repr)


@pytest.mark.parametrize("name", samples("details"))
def test_role_body_and_service(name: str) -> None:
    found = findings_of(name).contacts
    for expected in expected_of(name)["contacts"]:
        contact = _counterpart(expected, found)
        assert contact is not None, expected
        role = contact.role.text if contact.role else None
        assert role in (expected["role"], *expected.get("role_also", ()))
        bodies = (
            contact.department.name if contact.department else None,
            contact.organization.name if contact.organization else None,
        )
        right = [(expected["department"], expected["organization"])]
        for department, organization in expected.get("bodies_also", ()):
            right.append((department, organization))
            if not department:  # a unit whose larger body isn't sought: either place is right
                right.append((organization, None))
        assert _folded(bodies) in [_folded(pair) for pair in right]
        service = contact.service.name.casefold() if contact.service else None
        words = [*filter(None, [expected["service"]]), *expected.get("service_also", ())]
        if service is None:
            assert expected["service"] is None
        else:
            assert any(word.casefold() in service for word in words), service
            assert len(service) <= LONGEST_SERVICE, "a phrase, no sentence"


@pytest.mark.parametrize("name", samples("head"))
def test_title_date_and_publisher(name: str) -> None:
    article, expected = article_of(name), expected_of(name)
    keys = ("title", "published", "publisher", "language")
    assert {key: getattr(article, key) for key in keys if key in expected} == {
        key: expected[key] for key in keys if key in expected
    }


def _counterpart(expected: dict[str, Any], contacts: tuple[Contact, ...]) -> Contact | None:
    """Return the contact with the same person and a channel in common."""
    channels = {*expected["phones"], *expected["emails"]}
    for contact in contacts:
        name = contact.person.name if contact.person else None
        has = {*(phone.number for phone in contact.phones), *(email.address for email in contact.emails)}
        if name == expected["person"] and has & channels:
            return contact
    return None


def _folded(pair: tuple[str | None, str | None]) -> tuple[str | None, str | None]:
    department, organization = pair
    return department and department.casefold(), organization and organization.casefold()
