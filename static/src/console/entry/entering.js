/** Lines from paper on their way to becoming cards: what got in leaves the box, what was refused stays, with its reason. */
import { signal } from "@preact/signals-core";
import { boot } from "../../boot.js";
import { forget, keep, kept } from "../../kept.js";
import { send } from "../../outbox.js";
import { reason } from "../../texts.js";
import { newName } from "../new-name.js";
import { isTooLong, linesOf } from "./lines.js";

/**
 * @typedef {{ text: string, refused: ReadonlyMap<string, string>, sending: boolean, of: number, done: number }} Box
 *   `refused`: a line's words → why; `done` of `of` lines became cards the last time
 */

/** A pause between two lines, ms: slower than the server allows, however many there are. */
const PACE = 60;

/** @type {Box} */
const EMPTY = { text: "", refused: new Map(), sending: false, of: 0, done: 0 };

/** By activity: it outlives its sheet. @type {import("@preact/signals-core").Signal<Map<string, Box>>} */
const boxes = signal(new Map());

/**
 * Reads a signal.
 * @param {string} activity
 * @returns {Box}
 */
export function boxOf(activity) {
  return boxes.value.get(activity) ?? { ...EMPTY, text: kept(shelf(activity)) ?? "" };
}

/**
 * @param {string} activity
 * @param {string} text
 */
export function type(activity, text) {
  set(activity, { text, of: 0, done: 0 });
}

/**
 * One after the other, in the order of the paper.
 * @param {string} activity
 * @param {{ field: string, team: string, language: string }} place
 */
export async function enter(activity, place) {
  const lines = linesOf(boxOf(activity).text).filter((line) => !isTooLong(line));
  if (boxOf(activity).sending || !lines.length) return;
  set(activity, { text: tidied(activity), refused: new Map(), sending: true, of: lines.length, done: 0 });
  for (const { text } of lines) {
    const answer = await send({ t: "card.add", activity, id: newName(), text, ...place });
    if (answer.ok) taken(activity, text);
    else set(activity, { refused: new Map(boxOf(activity).refused).set(text, reason(answer.code, answer.details)) });
    await new Promise((go) => setTimeout(go, PACE));
  }
  set(activity, { sending: false });
}

/**
 * The same lines without bullets and numbers: taking one away must not make the rest read otherwise.
 * @param {string} activity
 */
function tidied(activity) {
  return linesOf(boxOf(activity).text)
    .map(({ text }) => text)
    .join("\n");
}

/**
 * @param {string} activity
 * @param {string} text
 */
function taken(activity, text) {
  const lines = boxOf(activity).text.split("\n");
  lines.splice(lines.indexOf(text), 1);
  set(activity, { text: lines.join("\n"), done: boxOf(activity).done + 1 });
}

/**
 * @param {string} activity
 * @param {Partial<Box>} fields
 */
function set(activity, fields) {
  const box = { ...boxOf(activity), ...fields };
  boxes.value = new Map(boxes.peek()).set(activity, box);
  if (box.text) keep(shelf(activity), box.text);
  else forget(shelf(activity));
}

/** @param {string} activity */
function shelf(activity) {
  return `talka-entry/${boot.code}/${activity}`;
}
