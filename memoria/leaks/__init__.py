"""Secrets of an event, and whether a finished file tells them."""

from memoria.leaks.check import Secrets, held_back, leaks, secrets_of
from memoria.leaks.raw import raw_lines

__all__ = ["Secrets", "held_back", "leaks", "raw_lines", "secrets_of"]
