"""What «publicar» allows of a contact, a person or an organisation: the fields it names, in any of the four languages."""

from __future__ import annotations

from memoria.model.event import Contact
from memoria.model.people import Organisation, Person
from memoria.vocabulary import field_key


def published(record: Contact | Person | Organisation) -> frozenset[str]:
    """The attributes of a record that it lets be published."""
    names = (field_key(name, type(record)) for name in record.publish)
    return frozenset(name for name in names if name)
