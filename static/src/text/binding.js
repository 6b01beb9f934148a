/**
 * An ordinary text field, tied to the words of a card that others may be writing in at the same moment.
 *
 * While letters are being composed (dead keys, emoji, a keyboard that guesses words) the field belongs to the keyboard:
 * nothing is written into it, and what is composed counts once it rests.
 */

import { effect, untracked } from "@preact/signals-core";
import { type } from "ot-text-unicode";

import { record } from "../board.js";
import { send } from "../outbox.js";
import { randomText } from "../random.js";
import { difference } from "./difference.js";
import { SharedText } from "./document.js";
import { textName } from "./name.js";
import { editOf, recordId } from "./place.js";
import { guard, release, setAside } from "./setback.js";
import { pointsBefore, tidy, unitsBefore } from "./tidy.js";
import { noWords, wordsIn } from "./words.js";
import { sayWriting } from "./writing.js";

/** @typedef {import("./words.js").Words} Words */
/** @typedef {import("./place.js").Place} Place */

const sendEvery = 60;
const tryAgainAfter = 1_500;
const composingRests = 700;
/** Refusals that say "not now" and nothing about the edit. */
const passing = ["too_fast", "waiting"];

/**
 * @param {HTMLTextAreaElement} field
 * @param {string} activity
 * @param {string} card  name; "" is the moderators' note on the activity
 * @param {{cell?: string, begins?: boolean}} [options]  cell: its words in this column of a table; begins: a text of all
 *   together, which is there as soon as somebody writes in it
 * @returns {() => void} unties it; what is still on its way goes on by itself
 */
export function bindWords(field, activity, card, { cell = "", begins = false } = {}) {
  const place = { activity, card, cell, begins };
  const words = untracked(() => wordsAt(place));
  if (!words) return () => {};
  const tied = new TiedField(field, place, words);
  return () => tied.untie();
}

/**
 * @param {Place} place
 * @returns {Words | undefined} undefined: the card is not there any more
 */
function wordsAt(place) {
  const found = record(recordId(place));
  if (found) return wordsIn(found, place.cell);
  return place.begins ? noWords : undefined;
}

class TiedField {
  #field;
  #place;
  #activity;
  /** How the text is called within its activity. */
  #name;
  #text;
  #composing = false;
  #untied = false;
  #sentAt = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #sending;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #resting;
  #unwatch;
  /** @type {Record<string, (event: any) => void>} */
  #listeners = {
    input: (event) => this.#typed(event),
    compositionstart: () => (this.#composing = true),
    compositionend: () => this.#settle(),
    blur: () => this.#left(),
  };

  /**
   * @param {HTMLTextAreaElement} field
   * @param {Place} place
   * @param {Words} words
   */
  constructor(field, place, words) {
    this.#field = field;
    this.#place = place;
    this.#activity = place.activity;
    this.#name = textName(place.card, place.cell);
    this.#text = new SharedText(words);
    field.value = this.#text.text;
    for (const [name, listener] of Object.entries(this.#listeners)) field.addEventListener(name, listener);
    this.#unwatch = effect(() => {
      wordsAt(this.#place);
      untracked(() => this.#follow());
    });
  }

  untie() {
    this.#left();
    this.#untied = true;
    for (const [name, listener] of Object.entries(this.#listeners)) this.#field.removeEventListener(name, listener);
    this.#follow();
  }

  /** @param {InputEvent} event */
  #typed(event) {
    this.#say(pointsBefore(this.#field.value, this.#field.selectionEnd));
    clearTimeout(this.#resting);
    if (this.#composing && event.isComposing) this.#resting = setTimeout(() => this.#read(), composingRests);
    else this.#settle();
  }

  #left() {
    this.#settle();
    this.#say(-1);
  }

  /** @param {number} at  the caret, in code points; -1: no longer */
  #say(at) {
    if (this.#place.card) sayWriting(this.#activity, this.#name, at);
  }

  /** Nothing is being composed: take in what was typed, then what the others did. */
  #settle() {
    this.#composing = false;
    clearTimeout(this.#resting);
    this.#clean();
    this.#read();
    this.#follow();
  }

  #clean() {
    const { value, selectionEnd } = this.#field;
    const clean = tidy(value);
    if (clean === value) return;
    const at = tidy(value.slice(0, selectionEnd)).length;
    this.#field.value = clean;
    this.#field.setSelectionRange(at, at);
  }

  #read() {
    const op = difference(this.#text.text, tidy(this.#field.value), this.#field.selectionEnd);
    if (!op.length) return;
    this.#text.type(op);
    guard(this.#activity, this.#name, this.#text.atRisk);
    this.#sendSoon();
  }

  #follow() {
    const words = untracked(() => wordsAt(this.#place));
    if (words && !this.#composing) this.#show(this.#text.take(words));
    else if (!words && this.#untied) this.#unwatch();
  }

  /** @param {import("./words.js").Op} news */
  #show(news) {
    if (news.length) this.#rewrite(news);
    if (this.#text.unsaved) return this.#sendSoon();
    release(this.#activity, this.#name);
    if (this.#untied) this.#unwatch();
  }

  /** @param {import("./words.js").Op} news */
  #rewrite(news) {
    const { value, selectionStart, selectionEnd, scrollTop } = this.#field;
    const moved = (/** @type {number} */ at) =>
      unitsBefore(this.#text.text, type.transformPosition(pointsBefore(value, at), news));
    this.#field.value = this.#text.text;
    if (document.activeElement !== this.#field) return;
    this.#field.setSelectionRange(moved(selectionStart), moved(selectionEnd));
    this.#field.scrollTop = scrollTop;
  }

  #sendSoon(after = sendEvery) {
    clearTimeout(this.#sending);
    this.#sending = setTimeout(() => this.#depart(), Math.max(0, this.#sentAt + after - Date.now()));
  }

  async #depart() {
    const edit = this.#text.depart(randomText(12));
    if (!edit) return;
    this.#sentAt = Date.now();
    guard(this.#activity, this.#name, this.#text.atRisk);
    const answer = await send(editOf(this.#place, edit));
    if (answer.ok) this.#landed(edit.by);
    else if (passing.includes(answer.code)) this.#turnBack(edit.by);
    else this.#refused(edit, answer);
  }

  /** @param {string} by */
  #landed(by) {
    this.#text.arrived(by);
    this.#follow();
  }

  /** @param {string} by */
  #turnBack(by) {
    this.#text.turnBack(by);
    this.#sendSoon(tryAgainAfter);
  }

  /**
   * @param {import("./document.js").Departure} edit
   * @param {{code: string, details: Record<string, any>}} answer
   */
  #refused(edit, { code, details }) {
    const back = this.#text.refused(edit.by);
    if (!back) return; // known as lost already, and kept
    setAside(this.#activity, this.#name, back.lost.text, code, details);
    this.#show(back.news);
  }
}
