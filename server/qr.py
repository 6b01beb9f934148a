"""Links and networks as QR codes: pictures that phones read."""

import segno
import segno.helpers

from board.records import WiFi


def qr(link: str) -> str:
    """The link as a QR code: an inline SVG, dark on light with its quiet zone, on dark screens as well."""
    return _drawn(segno.make(link, micro=False, error="m"))


def wifi_qr(wifi: WiFi) -> str:
    """The hall's network as a QR code that phones offer to join."""
    security = "WPA" if wifi.password else None
    return _drawn(segno.helpers.make_wifi(wifi.name, wifi.password or None, security))


def _drawn(code: segno.QRCode) -> str:
    return str(code.svg_inline(border=3, dark="#000", light="#fff", omitsize=True))
