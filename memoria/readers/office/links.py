"""Addresses as they were meant: out of the wrappings of mail programs, without what only tells who clicked."""

from __future__ import annotations

import re
from urllib.parse import unquote

_WRAPPED = (
    re.compile(r"https?://[\w.-]*safelinks\.protection\.outlook\.com/.*?[?&]url=([^&]+)", re.IGNORECASE),
    re.compile(r"https?://(?:www\.)?google\.[\w.]+/url\?(?:.*?&)?(?:q|url)=([^&]+)", re.IGNORECASE),
    re.compile(r"https?://l\.facebook\.com/l\.php\?(?:.*?&)?u=([^&]+)", re.IGNORECASE),
)
_TRACKING = re.compile(
    r"(?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|_hsenc|_hsmi|mkt_tok|vero_id|yclid)=[^&#]*&?", re.IGNORECASE
)
SAFE = re.compile(r"(?:https?|mailto|tel|ftp):", re.IGNORECASE)


def clean(address: str) -> str:
    """An address without wrappings and tracking parameters; ``www.…`` with its scheme."""
    for pattern in _WRAPPED:
        match = pattern.match(address)
        if match:
            address = unquote(match[1])
    if address.startswith("www."):
        address = f"https://{address}"
    head, question, rest = address.partition("?")
    if not question:
        return address
    query, sharp, fragment = rest.partition("#")
    kept = _TRACKING.sub("", query).rstrip("&")
    return f"{head}{'?' * bool(kept)}{kept}{sharp}{fragment}"
