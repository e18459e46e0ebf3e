"""The fields of a contact and the changes by hand by their names, and what people call them."""

from __future__ import annotations

from typing import Final

# A sentence of the catalogues each.
LABELS: Final = {
    "person": "Person",
    "role": "Role",
    "department": "Department",
    "organization": "Organization",
    "service": "Service",
    "place": "Place",
    "phone": "Phone",
    "mobile": "Mobile",
    "fax": "Fax",
    "email": "E-mail",
}

# The same as a word among others.
FIELD_WORDS: Final = (
    *("person", "role", "department", "organization", "service", "place"),
    *("phone", "mobile", "fax", "email", "topic"),
)
# What the journal calls a change, and what is said of it.
CHANGES: Final = {
    "verify": "verified",
    "correct": "corrected",
    "hide": "hidden",
    "show": "shown again",
    "note": "note",
    "enter": "entered by hand",
    "merge": "merged",
    "apart": "kept apart",
}
