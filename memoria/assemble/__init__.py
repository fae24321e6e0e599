"""Makes one document, the volume, of an event and its templates."""

from memoria.assemble.options import Options, Volume, Withheld
from memoria.assemble.volume import assemble

__all__ = ["Options", "Volume", "Withheld", "assemble"]
