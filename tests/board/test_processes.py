"""Several processes on one log, many devices, every fault: the rules that must hold whatever comes in which order.

`--hypothesis-profile=long` searches for minutes. A failing run prints how to have it again.
"""

from collections import Counter

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from board import agenda, workshop
from board.activities import scale
from board.actor import Actor
from board.commands import Command
from board.log import Entry, decode_entry
from board.neighbours import Pairing
from board.records import Seat, Workshop
from board.replica import Replica, Request
from board.sides import SaySide
from tests.board.devices import Device
from tests.board.examples import commands
from tests.board.processes import Fault, Process, Store
from tests.board.rooms import LINES, MODERATOR, WALL, first_entry, seat
from tests.board.witness import Past, judge_frame, judge_keys, judge_log

SEATS = [seat(f"person{number}") for number in range(6)]
ACTORS = [*SEATS, SEATS[0], MODERATOR, MODERATOR, WALL]
PROCESSES = 3

devices = st.integers(0, len(ACTORS) - 1)
seats = st.integers(0, len(SEATS))
processes = st.integers(0, PROCESSES - 1)
lines = st.sampled_from([*LINES, LINES[0], "practice"])
nearby = st.sampled_from([0, 0, 0, 0, 1, -1])
modes = st.sampled_from(["nameless", "nameless", "hidden", "live"])
faults: st.SearchStrategy[Fault] = st.sampled_from(["lost", "never", "doubled"])


class Workshop3(RuleBasedStateMachine):
    """Three processes, ten devices of eight people, one store."""

    def __init__(self) -> None:
        super().__init__()
        self.pasts: dict[str, Past] = {}
        self.devices = [Device(f"device{n}", actor, careless=n == 6) for n, actor in enumerate(ACTORS)]
        self.sent: list[Request] = []
        self.acknowledged: list[tuple[str, Request]] = []  # nonce of the entry at which, and what
        self.positions: dict[int, str] = {}  # which seat uses this position: nobody else ever does
        self.judged: set[tuple[int, str]] = set()

    @initialize(mode=modes, people=st.integers(2, len(SEATS)), opened=st.booleans(), sides=st.booleans())
    def begin(self, mode: scale.Mode, people: int, opened: bool, sides: bool) -> None:
        self.store = Store(first_entry(mode), self._witness)
        self.processes = [Process(self.store) for _ in range(PROCESSES)]
        for device in self.devices:
            device.connect(self.processes[0])
        for device in self.devices[:people]:
            self._say(device, workshop.Join(device.name, remote=device.name in ("device1", "device2")))
        if sides:
            self._say(self.devices[7], agenda.EditActivity("tree", {"sides": True}))
            for number, device in enumerate(self.devices[:people]):
                self._say(device, SaySide("user" if number % 2 else "staff"))
        if opened:
            self._say(self.devices[7], scale.Open("tree", 1))
        self.settle()

    def _witness(self, rev: int, entry: Entry) -> None:
        before = self.pasts[entry.after] if entry.after else None
        self.pasts.setdefault(entry.nonce, Past(before, rev, entry))

    # What people do

    def _say(self, device: Device, command: Command, soon: bool = False) -> None:
        self.sent.append(device.says(command))
        if soon and device.process is not None:
            device.process.move_on()
            self._deliver(device)

    def _round(self, line: str, of: int) -> int:
        found = self.processes[of].replica.state.get(f"activity/{line}", scale.Scale)
        return found.round if found else 1

    @rule(who=devices, command=commands)
    def says_anything(self, who: int, command: Command) -> None:
        if isinstance(command, scale.PlaceMark):
            self.stands(who % len(SEATS), command.activity if command.activity in LINES else "tree", 0, soon=False)
        elif not isinstance(command, workshop.Close):
            self._say(self.devices[who], command)

    @rule(who=seats, line=lines, by=nearby, soon=st.booleans())
    def stands(self, who: int, line: str, by: int, soon: bool) -> None:
        at = len(self.positions) % (scale.TOP + 1)
        self.positions[at] = self.devices[who].actor.seat
        self._say(self.devices[who], scale.PlaceMark(line, max(1, self._round(line, who % 3) + by), at), soon)

    @rule(who=seats)
    def joins(self, who: int) -> None:
        self._say(self.devices[who], workshop.Join(f"guest {who}", remote=who > 3), soon=True)

    @rule(line=lines)
    def all_stand(self, line: str) -> None:
        for who in range(len(SEATS) + 1):
            self.stands(who, line, 0, soon=False)

    @rule(who=seats, line=lines, kind=st.sampled_from([scale.Listen, scale.Withdraw, scale.Here]), by=nearby)
    def listens_or_leaves_or_is_here(self, who: int, line: str, kind: type, by: int) -> None:
        self._say(self.devices[who], kind(line, max(1, self._round(line, who % 3) + by)))

    @rule(line=lines)
    def all_are_here(self, line: str) -> None:
        for who in range(len(SEATS)):
            self.listens_or_leaves_or_is_here(who, line, scale.Here, 0)

    @rule(who=st.integers(7, 8), line=lines, by=st.sampled_from([0, 0, 1, 1, -1, 2]), soon=st.booleans())
    def opens(self, who: int, line: str, by: int, soon: bool) -> None:
        self._say(self.devices[who], scale.Open(line, max(1, self._round(line, who % 3) + by)), soon)

    @rule(who=st.integers(7, 8), line=lines, soon=st.booleans())
    def reveals(self, who: int, line: str, soon: bool) -> None:
        self._say(self.devices[who], scale.Reveal(line), soon)

    @rule(who=st.integers(7, 8), line=lines, pairing=st.sampled_from(["nearest", "opposite", "random"]))
    def has_them_talk(self, who: int, line: str, pairing: Pairing) -> None:
        self._say(self.devices[who], scale.Talk(line, pairing, 3))

    @rule(line=lines, by=st.integers(0, 1), who=st.sets(seats, min_size=3))
    def goes_all_the_way(self, line: str, by: int, who: set[int]) -> None:
        """Some stand, the round is revealed, and they talk: by chance alone that is rare."""
        self.opens(7, line, by, soon=False)
        self.settle()
        for one in sorted(who):
            self.stands(one, line, 0, soon=False)
        self.settle()
        self.reveals(7, line, soon=False)
        self.all_are_here(line)
        self.settle()

    @rule(who=st.integers(7, 8), line=lines, mode=modes)
    def shows_a_line_and_thinks_again(self, who: int, line: str, mode: scale.Mode) -> None:
        """Before the first round the mode may still change, and with it who holds which channels."""
        self._say(self.devices[who], workshop.Show(line), soon=True)
        self._deliver(self.devices[0])
        self._say(self.devices[who], agenda.EditActivity(line, {"mode": mode}), soon=True)

    @rule(who=st.integers(7, 8), closed=st.booleans())
    def closes_or_opens_the_workshop(self, who: int, closed: bool) -> None:
        self._say(self.devices[who], workshop.Close() if closed else workshop.Reopen())

    # What processes and networks do

    @rule(of=processes)
    def moves_on(self, of: int) -> None:
        self.processes[of].move_on()

    @rule(of=processes)
    def hears_the_ring(self, of: int) -> None:
        self.processes[of].catch_up()

    @rule(who=devices)
    def gets_a_frame(self, who: int) -> None:
        self._deliver(self.devices[who])

    @rule(who=devices)
    def breaks_off_with_a_frame_on_its_way(self, who: int) -> None:
        self.devices[who].frame()
        self.devices[who].disconnect()

    @rule(who=devices, to=processes)
    def comes_back(self, who: int, to: int) -> None:
        self.devices[who].connect(self.processes[to])

    @rule(who=devices, to=processes)
    def comes_new(self, who: int, to: int) -> None:
        """A page that was loaded again: its outbox is kept, what it saw is not."""
        self.devices[who].client.at = ""
        self.devices[who].client.held = {}
        self.devices[who].connect(self.processes[to])

    @rule(which=st.integers(0), to=processes)
    def sends_again(self, which: int, to: int) -> None:
        self.processes[to].ask(self.sent[which % len(self.sent)], lambda _: None)

    @rule(back=st.booleans())
    def duplicates_a_tab(self, back: bool) -> None:
        for one, other in ((0, 6), (7, 8)):
            self.devices[other if back else one].duplicate(self.devices[one if back else other])

    @rule(fault=faults)
    def loses_a_reply(self, fault: Fault) -> None:
        self.store.fault = fault

    @rule(lost=st.integers(1, 4))
    def fails_over(self, lost: int) -> None:
        self.store.fail_over(lost)

    @rule(of=processes)
    def restarts(self, of: int) -> None:
        for device in self.devices:
            if device.process is self.processes[of]:
                device.disconnect()
        self.processes[of] = Process(self.store)

    # What must hold

    def _deliver(self, device: Device) -> None:
        """FRAME-1, FRAME-5, CHAN-4: after a frame a client sees what someone who comes now would see."""
        frame = device.frame()
        outbox = dict(device.outbox)
        accepted = device.take(frame)
        if device.process is None:
            return
        past = self.pasts[device.process.replica.nonce]
        assert device.client.held == past.view(device.actor)
        if frame is not None:
            assert device.client.at == f"{past.rev}.{past.entry.nonce}"
            own = {at for at, owner in self.positions.items() if owner == device.actor.seat}
            judge_frame(frame, past, device.actor, own, self._pseudonyms())
        for key in accepted:
            assert past.state.has_accepted(*outbox[key].key())
            self.acknowledged.append((past.entry.nonce, outbox[key]))

    def _pseudonyms(self) -> dict[str, str]:
        return {actor.pseudonym(line): actor.seat for actor in SEATS for line in LINES}

    def check_processes(self) -> None:
        for n, process in enumerate(self.processes):
            replica = process.replica
            if (n, replica.nonce) not in self.judged:
                self.judged.add((n, replica.nonce))
                self._judge(replica)

    def _judge(self, replica: Replica) -> None:
        past = self.pasts[replica.nonce]
        assert replica.rev == past.rev
        assert replica.state == past.state
        assert replica.channels.whole() == past.channels.whole()

    @rule()
    def settle(self) -> None:
        """The store works, everyone is connected, and all is sent until nothing is left to say."""
        self.store.fault = ""
        self._drive()
        for device in self.devices:
            if device.is_sent_away():
                device.connect(self.processes[0])
        self._drive()
        for device in self.devices:
            self._deliver(device)
        for device in [device for device in self.devices if device.outbox]:
            device.connect(self.processes[0])
        self._drive()
        for device in self.devices:
            self._deliver(device)
            assert not device.outbox
        assert len({process.replica.position() for process in self.processes}) == 1
        self.check_processes()

    def _drive(self) -> None:
        for _ in range(6):
            for process in self.processes:
                process.catch_up()
                process.move_on()

    def teardown(self) -> None:
        if not self.pasts:
            return
        self.settle()
        head = self.processes[0].replica
        entries = [decode_entry(data) for data in self.store.entries]
        times = Counter(key for entry in entries for key in entry.keys)
        assert all(n == 1 for n in times.values()), "a command counted twice"
        stored = {entry.nonce for entry in entries}
        for nonce, request in self.acknowledged:
            assert nonce not in stored or times[request.key()] == 1, "an answered command is gone"
        for rev, snapshot in self.store.snapshots.items():
            again = Replica.load(snapshot)
            for number, data in enumerate(self.store.entries[rev:], rev + 1):
                again.fold_bytes(number, data)
            assert again.snapshot() == head.snapshot()
            self._judge(again)
        self._judge_people(head)
        pasts = list(self.pasts.values())
        judge_log(pasts, _secrets(self.sent), self._pseudonyms())
        judge_keys(pasts, self.sent)

    def _judge_people(self, head: Replica) -> None:
        seated = list(head.state.under("seat", Seat))
        room = head.state.get("workshop", Workshop)
        assert room
        numbers = [found.number for found in seated]
        assert len(set(numbers)) == len(numbers)
        assert set(numbers) <= set(range(1, room.joined + 1))  # some were forgotten


def _secrets(sent: list[Request]) -> list[str]:
    actors: list[Actor] = [*SEATS, MODERATOR, WALL]
    return [*(actor.secret for actor in actors), *{request.nonce for request in sent}]


def test_LOG_1_LOG_2_LOG_7_KEY_1_KEY_4_CHAN_2_CHAN_4_FRAME_1_FRAME_5_ANON_3_any_order_of_events() -> None:
    run_state_machine_as_test(Workshop3)
