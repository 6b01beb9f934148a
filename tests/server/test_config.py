"""The environment: read in one place, refused where it makes no sense, told in the README."""

import ast
from pathlib import Path

import pytest

from server.config import METRICS, VARIABLES, Config, ConfigError, hand_down

TOP = Path(__file__).resolve().parent.parent.parent


def test_without_variables_it_listens_to_the_whole_network() -> None:
    config = Config.from_env({})
    assert (config.host, config.port, config.store, config.workers, config.address) == ("0.0.0.0", 8000, "", 1, "")
    assert config.data.is_absolute()
    assert config.data.name == "talka"


def test_an_empty_variable_counts_as_absent() -> None:
    assert Config.from_env(dict.fromkeys(VARIABLES, "")) == Config.from_env({})


def test_every_variable_is_read(tmp_path: Path) -> None:
    config = Config.from_env(
        {
            "HOST": "127.0.0.1",
            "PORT": "80",
            "REDIS_URL": "rediss://user:word@store:6380/1",
            "TALKA_DATA_DIR": str(tmp_path),
            "WEB_CONCURRENCY": "3",
            "TALKA_ADDRESS": "http://192.168.8.1:8000/",
        }
    )
    assert config == Config(
        "127.0.0.1", 80, "rediss://user:word@store:6380/1", tmp_path, 3, "http://192.168.8.1:8000"
    )  # fmt: skip


def test_a_home_in_the_data_folder_is_the_users() -> None:
    assert Config.from_env({"TALKA_DATA_DIR": "~/talka"}).data == Path.home() / "talka"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "0"),
        ("PORT", "8o"),
        ("PORT", "٨"),
        ("PORT", "1e3"),
        ("WEB_CONCURRENCY", "1.5"),
        ("REDIS_URL", "http://store"),
        ("REDIS_URL", "redis://"),
        ("REDIS_URL", "redis://store:port"),
        ("TALKA_ADDRESS", "192.168.8.1:8000"),
    ],
)
def test_a_value_that_makes_no_sense_is_named(name: str, value: str) -> None:
    with pytest.raises(ConfigError, match=name):
        Config.from_env({name: value})


def test_a_password_is_not_repeated() -> None:
    with pytest.raises(ConfigError) as refusal:
        Config.from_env({"REDIS_URL": "http://:secret@store"})
    assert "secret" not in str(refusal.value)


def test_workers_read_which_store_the_launcher_chose(tmp_path: Path) -> None:
    env: dict[str, str] = {}
    hand_down(f"sqlite:///{tmp_path}/talka.sqlite", env=env)
    assert Config.from_env(env).sqlite_file == tmp_path / "talka.sqlite"


def test_the_readme_tells_every_variable() -> None:
    readme = (TOP / "README.md").read_text(encoding="utf-8")
    assert [name for name in VARIABLES if f"`{name}`" not in readme] == []


def test_every_variable_that_is_read_is_listed() -> None:
    source = ast.parse((TOP / "server" / "config.py").read_text(encoding="utf-8"))
    read = {node.value for node in ast.walk(source) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    assert {name for name in read if name.isupper()} == {*VARIABLES, METRICS}


def test_only_config_reads_the_environment() -> None:
    sources = [*TOP.glob("server/**/*.py"), *TOP.glob("board/**/*.py")]
    readers = {path.name for path in sources if "os.environ" in path.read_text(encoding="utf-8")}
    assert readers == {"config.py"}
