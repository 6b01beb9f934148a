"""Rooms that earlier versions kept can be loaded, read, led and reported."""

from pathlib import Path

import pytest

from board import workshop
from board.actor import Moment
from board.channels import Channels
from board.commands import Command
from board.decide import Rejection
from board.log import decode_entry
from board.records import Workshop
from board.replica import Replica, Request
from board.report import merged, report
from tests.board.rooms import MODERATOR, NOON, replayed
from tests.report.speaking import speech

SAMPLES = sorted(path for path in (Path(__file__).parents[1] / "samples").iterdir() if path.is_dir())


def log_of(sample: Path) -> list[bytes]:
    return (sample / "log.jsonl").read_bytes().splitlines()


def snapshot_of(sample: Path) -> Replica:
    return Replica.load((sample / "snapshot.json").read_bytes())


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_LOG_8_the_log_of_an_earlier_version_leads_to_its_snapshot(sample: Path) -> None:
    replica, kept = replayed(log_of(sample)), snapshot_of(sample)
    assert (replica.rev, replica.nonce) == (kept.rev, kept.nonce)
    assert list(replica.state.all()) == list(kept.state.all())
    assert replica.channels.whole() == kept.channels.whole() == Channels(kept.state, 0).whole()


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_LOG_8_a_room_of_an_earlier_version_goes_on(sample: Path) -> None:
    replica = snapshot_of(sample)
    room = replica.state.get("workshop", Workshop)
    assert room is not None
    asked: list[Command] = [
        *([workshop.Reopen()] if room.closed else []),
        workshop.EditWorkshop(title="We go on"),
        workshop.Show(room.agenda[0]),
        workshop.Close(),
    ]
    for number, command in enumerate(asked, 1):
        turn = replica.turn([Request(MODERATOR, "a-later-page-load", number, command, Moment(NOON, number))])
        assert not [answer for answer in turn.answers if isinstance(answer, Rejection)]
        if turn.proposal is not None:
            replica.fold_bytes(replica.rev + 1, turn.proposal.data)
    assert merged([replica.channels.get("all").whole()])["workshop"]["title"] == "We go on"


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_REPORT_2_a_room_of_an_earlier_version_has_a_report(sample: Path) -> None:
    replica = snapshot_of(sample)
    view = merged([replica.channels.get(name).whole() for name in ("all", "wall", "moderator")])
    assert report(view, speech()).sections


def test_LOG_8_every_sample_has_entries_of_its_own_time() -> None:
    assert [path.name for path in SAMPLES] == ["0.1.0", "0.2.0", "0.3.0", "0.4.0"]
    assert all(decode_entry(data) for sample in SAMPLES for data in log_of(sample))
