"""Links and networks as QR codes: pictures that phones read."""

import segno
import segno.helpers

from board.records import WiFi

QUIET = 3  # modules of light around a code


def qr(link: str, border: int = QUIET) -> str:
    """The link as a QR code: an inline SVG, dark on light with its quiet zone, on dark screens as well.

    Where paper around it is light anyway, it needs no `border`.
    """
    return _drawn(segno.make(link, micro=False, error="m"), border)


def wifi_qr(wifi: WiFi, border: int = QUIET) -> str:
    """The hall's network as a QR code that phones offer to join."""
    security = "WPA" if wifi.password else None
    return _drawn(segno.helpers.make_wifi(wifi.name, wifi.password or None, security), border)


def _drawn(code: segno.QRCode, border: int) -> str:
    return str(code.svg_inline(border=border, dark="#000", light="#fff", omitsize=True))
