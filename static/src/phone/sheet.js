/** What is open over the part on the screen, by one tap: the rules, hand and questions, the list of parts. */

import { signal } from "@preact/signals-core";

/** @typedef {"rules" | "hand" | "parts" | ""} What */

const open = signal({ what: /** @type {What} */ (""), over: "" });

/**
 * Hand and question stay when the moderator goes on, for something may be half typed there.
 * @param {string} activity  that is on the screen
 * @returns {What}
 */
export function sheetOver(activity) {
  const { what, over } = open.value;
  return what === "hand" || over === activity ? what : "";
}

/** Has the moderator gone on since it was opened? @param {string} activity  that is on the screen */
export function isBehind(activity) {
  return open.value.over !== activity;
}

/**
 * @param {What} what
 * @param {string} activity  that is on the screen
 */
export function openSheet(what, activity) {
  open.value = { what, over: activity };
}

export function closeSheet() {
  open.value = { what: "", over: "" };
}
