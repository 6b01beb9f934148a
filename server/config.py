"""The only reader of the environment: every variable that Talka knows, with its default."""

import os
from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

import platformdirs

VARIABLES = (
    "HOST", "PORT", "REDIS_URL", "TALKA_DATA_DIR", "WEB_CONCURRENCY", "TALKA_ADDRESS", "TALKA_HOST_KEY",
    "FORWARDED_ALLOW_IPS",
)  # fmt: skip
METRICS = "PROMETHEUS_MULTIPROC_DIR"  # the name that the library of the metrics looks for
THIS_MACHINE = "127.0.0.1,::1"
STORES = ("redis", "rediss", "unix", "sqlite")


class ConfigError(Exception):
    """A variable has a value that cannot be meant; the message is one line that names it."""


@dataclass(frozen=True, slots=True)
class Config:
    """Where to listen, where to keep the rooms, how many processes.

    host     address to listen on; 0.0.0.0 lets phones of the network in
    port     1…65535
    store    redis://, rediss://, unix:///socket or sqlite:///file; "" before the launcher has chosen one of our own
    data     folder of our own store
    workers  number of server processes
    host_key  asked of whoever begins a workshop, and of who measures from another machine; "" means: of nobody
    proxies  addresses and networks, with commas between, of proxies that are believed; "*": everyone is
    metrics  folder in which several processes write what they measure; "" for one process
    address  what phones are told to open, without a slash at the end; "" means: find this machine's in the network
    """

    host: str
    port: int
    store: str
    data: Path
    workers: int
    address: str
    host_key: str = ""
    proxies: str = THIS_MACHINE
    metrics: str = ""

    @classmethod
    def from_env(cls, env: Mapping[str, str] = os.environ) -> Self:
        """Read the variables; an empty one counts as absent. Raises ConfigError."""
        data = Path(env.get("TALKA_DATA_DIR") or platformdirs.user_data_path("talka", appauthor=False))
        return cls(
            host=env.get("HOST") or "0.0.0.0",  # noqa: S104 (a hall's phones must reach it)
            port=number(env, "PORT", 8000, 65535),
            store=url(env, "REDIS_URL", STORES),
            data=data.expanduser().absolute(),
            workers=number(env, "WEB_CONCURRENCY", 1, 256),
            address=url(env, "TALKA_ADDRESS", ("http", "https")).rstrip("/"),
            host_key=(env.get("TALKA_HOST_KEY") or "").strip(),
            proxies=(env.get("FORWARDED_ALLOW_IPS") or "").strip() or THIS_MACHINE,
            metrics=env.get(METRICS) or "",
        )

    @property
    def sqlite_file(self) -> Path | None:
        """The file of a ``sqlite:///`` store, else None."""
        return Path(self.store.removeprefix("sqlite:///")) if self.store.startswith("sqlite:///") else None


def hand_down(store: str, metrics: str = "", env: MutableMapping[str, str] = os.environ) -> None:
    """Tell the workers, which read the environment again, which store and which folder the launcher has chosen."""
    env["REDIS_URL"] = store
    if metrics:
        env[METRICS] = metrics


def number(env: Mapping[str, str], name: str, default: int, most: int) -> int:
    text = (env.get(name) or "").strip()
    if not text:
        return default
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= most):
        raise ConfigError(f"{name} must be a whole number from 1 to {most}, not {text!r}.")
    return int(text)


def url(env: Mapping[str, str], name: str, schemes: tuple[str, ...]) -> str:
    text = (env.get(name) or "").strip()
    try:
        parts = urlsplit(text)
        port_is_fine = parts.port != 0
    except ValueError:
        port_is_fine = False
    if text and (not port_is_fine or parts.scheme not in schemes or not (parts.netloc or parts.path)):
        allowed = ", ".join(f"{scheme}://" for scheme in schemes)
        # Its value may hold a password, so it is not repeated.
        raise ConfigError(f"{name} must be an address that begins with one of {allowed}.")
    return text
