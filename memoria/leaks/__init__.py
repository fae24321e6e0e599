"""Secrets of an event, and whether a finished file tells them."""

from memoria.leaks.check import Secrets, leaks, secrets_of
from memoria.leaks.raw import raw_lines

__all__ = ["Secrets", "leaks", "raw_lines", "secrets_of"]
