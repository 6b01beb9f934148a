/** Who is writing in which card at this moment. Nothing of it is kept, anywhere. */

import { signal } from "@preact/signals-core";

import { hear, mention } from "../connection.js";

/** @typedef {{name: string, at: number, until: number}} Writer  `name` is "" when nameless; `at` in code points */

const lasts = 4_000;
const sayEvery = 500;

/** Card id → who writes there, each by a key that tells them apart for now. @type {import("@preact/signals-core").Signal<Map<string, Map<string, Writer>>>} */
const writing = signal(new Map());

/** @type {ReturnType<typeof setTimeout> | undefined} */
let sweep;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let later;
let saidAt = 0;

hear("writing", ({ card, by, name, at }) => note(card, by, at < 0 ? null : { name, at, until: Date.now() + lasts }));

/**
 * @param {string} card  id
 * @returns {Writer[]} the others
 */
export function writersOf(card) {
  return [...(writing.value.get(card)?.values() ?? [])];
}

/**
 * @param {string} activity
 * @param {string} card  name
 * @param {number} at    the caret, in code points; -1: no longer
 */
export function sayWriting(activity, card, at) {
  clearTimeout(later);
  const say = () => {
    saidAt = Date.now();
    mention({ t: "writing", activity, card, at });
  };
  if (at < 0) say();
  else later = setTimeout(say, Math.max(0, saidAt + sayEvery - Date.now()));
}

/**
 * @param {string} card
 * @param {string} by
 * @param {Writer | null} writer
 */
function note(card, by, writer) {
  const cards = new Map(writing.peek());
  const there = new Map(cards.get(card));
  if (writer) there.set(by, writer);
  else there.delete(by);
  if (there.size) cards.set(card, there);
  else cards.delete(card);
  writing.value = cards;
  sweep ??= setTimeout(forgetSilent, 1000);
}

function forgetSilent() {
  sweep = undefined;
  for (const [card, there] of writing.peek()) {
    for (const [by, { until }] of there) if (until < Date.now()) note(card, by, null);
  }
  if (writing.peek().size) sweep ??= setTimeout(forgetSilent, 1000);
}
