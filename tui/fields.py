"""The fields of a contact by the names that the directory gives them, and what people call them."""

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
