"""Which address phones on this network can open. It asks this machine only: a hall may have no internet, no router."""

import ipaddress
import socket
import struct
import sys

from server.config import Config

EVERYWHERE = {"0.0.0.0", "::", ""}  # noqa: S104
# One address of each private range: the system tells which of its own it would use to reach it. Nothing is sent.
NEIGHBOURS = ("192.168.255.254", "10.255.255.254", "172.31.255.254")
SIOCGIFADDR = 0xC0206921 if sys.platform == "darwin" else 0x8915
OF_MACHINES_INSIDE = ("docker", "br-", "veth", "virbr", "vmnet", "lxc", "podman", "cni")


def public_address(config: Config) -> str:
    """The address shown in QR codes, such as ``http://192.168.8.1:8000``; asked anew, for a laptop changes networks."""
    return config.address or all_addresses(config)[0]


def all_addresses(config: Config) -> list[str]:
    """Every address to try, the likeliest first; ``http://localhost:…`` alone if there is no network."""
    if config.address:
        return [config.address]
    hosts = [config.host] if config.host not in EVERYWHERE else network_hosts() or ["localhost"]
    return [f"http://{f'[{host}]' if ':' in host else host}:{config.port}" for host in hosts]


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


def hosts_of_interfaces() -> list[str]:
    """The addresses of the network cards: the way when there is no route, as on a hotspot of one's own."""
    if sys.platform == "win32":
        return []
    import fcntl  # noqa: PLC0415

    hosts = []
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        for _, name in socket.if_nameindex():
            if name.startswith(OF_MACHINES_INSIDE):
                continue
            try:
                answer = fcntl.ioctl(probe, SIOCGIFADDR, struct.pack("256s", name.encode()[:15]))
            except OSError:  # a card without an address
                continue
            hosts.append(socket.inet_ntoa(answer[20:24]))
    return hosts


def hosts_of_name() -> list[str]:
    try:
        return [str(entry[4][0]) for entry in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)]
    except OSError:
        return []
