"""What went in and what came out of a build, and the fingerprint that seals it."""

from memoria.manifest.canonical import Item, fingerprint, item, manifest
from memoria.manifest.inputs import inputs_of

__all__ = ["Item", "fingerprint", "inputs_of", "item", "manifest"]
