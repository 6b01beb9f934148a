"""Which address phones can open. It asks this machine only: a hall may have no internet, no router."""

import ipaddress
import socket
import struct
import sys
from typing import Literal
from urllib.parse import urlsplit

from starlette.requests import HTTPConnection

from board.links import address_of
from board.records import Rejected
from server.config import Config

EVERYWHERE = {"0.0.0.0", "::", ""}  # noqa: S104
THIS_MACHINE = ("localhost", "127.0.0.1", "::1")
FORWARDED = ("forwarded", "x-forwarded-for", "x-real-ip")
# One address of each private range: the system tells which of its own it would use to reach it. Nothing is sent.
NEIGHBOURS = ("192.168.255.254", "10.255.255.254", "172.31.255.254")
SIOCGIFADDR = 0xC0206921 if sys.platform == "darwin" else 0x8915
OF_MACHINES_INSIDE = ("docker", "br-", "veth", "virbr", "vmnet", "lxc", "podman", "cni")

Kind = Literal["wifi", "cable", "hotspot", "phone", "vpn", "mobile", ""]
"""What a network is, as far as it can be guessed. "hotspot": this machine's own; "phone": one that a phone lends."""

KINDS_BY_HOST: dict[str, Kind] = {
    "172.20.10.": "phone",  # iPhones
    "192.168.43.": "phone",  # Android
    "192.168.137.1": "hotspot",  # Windows
    "10.42.0.1": "hotspot",  # NetworkManager
}
KINDS_BY_CARD: dict[tuple[str, ...], Kind] = {
    ("tun", "tap", "wg", "utun", "ppp", "zt", "tailscale"): "vpn",
    ("ap", "bridge"): "hotspot",
    ("wwan", "rmnet"): "mobile",
    ("usb", "bnep"): "phone",
    ("wl", "ath"): "wifi",
    ("eth", "en"): "cable",
}

Reach = Literal["machine", "network", "far"]
"""From where an address can be opened: this machine alone, its network, or perhaps from everywhere."""

NAMES_OF_NETWORKS = (".local", ".lan", ".home", ".internal", ".home.arpa")


def public_address(config: Config) -> str:
    """The address shown in QR codes, such as ``http://192.168.8.1:8000``; asked anew, for a laptop changes networks."""
    return config.address or all_addresses(config)[0]


def told_address(config: Config, connection: HTTPConnection) -> str:
    """What other devices are told to open: the configured address, or this machine's in the network.

    Whoever came here by another name than localhost is told that name: it evidently works.
    """
    if config.address or connection.url.hostname in THIS_MACHINE:
        return public_address(config)
    try:
        return address_of(str(connection.base_url))
    except Rejected:  # no browser says that it came to such a host
        return public_address(config)


def is_this_machine(connection: HTTPConnection) -> bool:
    """Whether whoever asks sits at the very machine, and not behind a proxy on it."""
    forwarded = any(name in connection.headers for name in FORWARDED)
    return not forwarded and connection.client is not None and connection.client.host in THIS_MACHINE


def neighbourhood(connection: HTTPConnection) -> str:
    """Where limits by address count somebody to: the address, or the network that one is given of version 6."""
    host = connection.client.host if connection.client else ""
    return ":".join(host.split(":")[:4]) if ":" in host and "." not in host else host


def all_addresses(config: Config) -> list[str]:
    """Every address to try, the likeliest first; ``http://localhost:…`` alone if there is no network."""
    if config.address:
        return [config.address]
    hosts = [config.host] if config.host not in EVERYWHERE else network_hosts() or ["localhost"]
    return [f"http://{f'[{host}]' if ':' in host else host}:{config.port}" for host in hosts]


def kind_of_network(address: str) -> Kind:
    """What kind of network an address of this machine is in; "" if it cannot be told, or it is no such address."""
    host = _host(address)
    card = hosts_of_interfaces().get(host, "")
    for start, kind in KINDS_BY_HOST.items():
        if host.startswith(start):
            return kind
    kind = next((kind for names, kind in KINDS_BY_CARD.items() if card.startswith(names)), "")
    if kind == "wifi" and host.endswith(".1"):
        return "hotspot"  # where others get their addresses from
    return "" if kind == "cable" and sys.platform == "darwin" else kind  # there en0 is either


def reach_of(address: str) -> Reach:
    """From where an address can be opened, as far as it says so itself: no name is looked up for it."""
    host = _host(address)
    if host in THIS_MACHINE:
        return "machine"
    try:
        known = ipaddress.ip_address(host)
    except ValueError:
        return "network" if "." not in host or host.endswith(NAMES_OF_NETWORKS) else "far"
    if known.is_loopback:
        return "machine"
    return "far" if known.is_global else "network"


def _host(address: str) -> str:
    """The host in it; "" if it is no address, as what clients say may not be."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def network_hosts() -> list[str]:
    """This machine's IPv4 addresses in networks, in order of likelihood."""
    found = useful([*routed_hosts(), *hosts_of_interfaces()])
    return found or useful(hosts_of_name())  # last, since asking for a name can take seconds without a network


def useful(hosts: list[str]) -> list[str]:
    return [host for host in dict.fromkeys(hosts) if is_useful(host)]


def is_useful(host: str) -> bool:
    address = ipaddress.ip_address(host)
    return not (address.is_loopback or address.is_link_local or address.is_unspecified)


def routed_hosts() -> list[str]:
    hosts = []
    for neighbour in NEIGHBOURS:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            try:
                probe.connect((neighbour, 9))
            except OSError:
                continue
            hosts.append(str(probe.getsockname()[0]))
    return hosts


def hosts_of_interfaces() -> dict[str, str]:
    """The addresses of the network cards, address → card: the way when there is no route, as on one's own hotspot."""
    if sys.platform == "win32":
        return {}
    import fcntl  # noqa: PLC0415

    hosts = {}
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        for _, name in socket.if_nameindex():
            if name.startswith(OF_MACHINES_INSIDE):
                continue
            try:
                answer = fcntl.ioctl(probe, SIOCGIFADDR, struct.pack("256s", name.encode()[:15]))
            except OSError:  # a card without an address
                continue
            hosts[socket.inet_ntoa(answer[20:24])] = name
    return hosts


def hosts_of_name() -> list[str]:
    try:
        return [str(entry[4][0]) for entry in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)]
    except OSError:
        return []
