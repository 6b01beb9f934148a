"""Adding cards, and editing their words together."""

import random

import msgspec

from board.activities.cards.asking import (
    Change,
    board_of,
    card_of,
    card_or_shared,
    check_field,
    may_touch,
    step_taken,
    writer,
)  # fmt: skip
from board.activities.cards.commands import AddCard, EditWords, Translate
from board.activities.cards.editing import edited
from board.activities.cards.records import CARD_MOST, CARDS_MOST, Card, CardBoard, Said, Words
from board.actor import Actor, Moment
from board.answering import signature, team_of
from board.diff import Diff, Effect, Patch, Put
from board.records import Group, Rejected, Seat, name_of, plain
from board.state import Rules, State


def add_card(state: State, command: AddCard, actor: Actor, moment: Moment) -> Diff:
    board = board_of(state, command.activity)
    asked = board.phase == "shown" and board.asks(command.field)
    in_time = board.phase == "open" or asked or moment.at <= board.late_until or actor.role == "moderator"
    if not in_time and (not command.suggest or board.phase == "closed"):
        raise Rejected("not_open")
    if state.get(f"card/{board.name}/{command.id}", Card) is not None:
        raise Rejected("taken")
    if board.written >= CARDS_MOST:
        raise Rejected("too_many", most=CARDS_MOST)
    text = plain(command.text, CARD_MOST)
    if not text:
        raise Rejected("text_missing")
    free = actor.role == "moderator" or asked
    team = _given_team(state, board, command) if free else team_of(state, board, actor)
    check_field(state, board, command.field, team)
    signed, guests = signature(state, board, actor)
    card = Card(
        id=f"card/{board.name}/{command.id}",
        activity=board.name,
        author=writer(state, board, actor),
        number=board.written + 1,
        order=_order(board, moment),
        base=text,
        signed=signed,
        guests=guests,
        team=team,
        field=command.field,
        suggested=not in_time,
        language=command.language,
    )
    return (
        Put(card),
        Patch(board.id, {"written": board.written + 1}),
        *step_taken(state, board, actor, card, Change({"binned": True}, {"binned": False})),
    )


def _given_team(state: State, board: CardBoard, command: AddCard) -> str:
    """The group that is written for: the one named, or that of the card the field is about."""
    about = state.get(f"card/{board.name}/{name_of(command.field)}", Card) if "/" in command.field else None
    if about is not None:
        return about.team
    if not board.groups or not command.team:
        return ""
    if state.get(f"group/{command.team}", Group) is None:
        raise Rejected("no_group")
    return command.team


def _order(board: CardBoard, moment: Moment) -> float:
    """Last; but among nameless cards by lot, for the order of coming can tell who wrote."""
    return random.Random(moment.seed).uniform(0, CARDS_MOST) if board.nameless else float(board.written + 1)


def edit_words(state: State, command: EditWords, actor: Actor, moment: Moment) -> Diff:
    board = board_of(state, command.activity)
    card = card_or_shared(state, board, command.card, actor)
    may_touch(state, board, card, actor)
    words = _words(board, card, command.cell)
    name = f"{card.name}/{command.cell}" if command.cell else card.name
    new, kept = edited(state, words, (board.name, name), command, CARD_MOST)
    return (*kept, _written(state, card, command.cell, new))


def translate(state: State, command: Translate, actor: Actor, moment: Moment) -> Diff:
    board = board_of(state, command.activity)
    card = card_of(state, board, command.card)
    if actor.role != "moderator" and not _sees(state, board, card, actor):
        raise Rejected("no_such_card")
    text = plain(command.text, CARD_MOST)
    others = {language: said for language, said in card.said.items() if language != command.language}
    said = {command.language: Said(text, card.version)} if text else {}
    return (Patch(card.id, {"said": {**others, **said}}),)


def _sees(state: State, board: CardBoard, card: Card, actor: Actor) -> bool:
    """Whether the card lies open before this seat: to all, or to its group."""
    if not board.opened or not card.on_table or board.veils(card.field):
        return False
    seat = state.get(f"seat/{actor.seat}", Seat)
    of_others = board.groups and card.team and board.phase != "shown"
    return not of_others or (seat is not None and seat.group == card.team)


def _words(board: CardBoard, card: Card, cell: str) -> Words:
    if cell and not board.has_cell(cell):
        raise Rejected("no_such_field")
    return card.cells.get(cell, Words()) if cell else card.words


def _written(state: State, card: Card, cell: str, words: Words) -> Effect:
    """The card with its new words; one that all write together comes to be with the first of them."""
    fields = {"cells": {**card.cells, cell: words}} if cell else msgspec.structs.asdict(words)
    if state.find(card.id) is None:
        return Put(msgspec.structs.replace(card, **fields))
    return Patch(card.id, fields)


RULES: Rules = {AddCard: add_card, EditWords: edit_words, Translate: translate}
