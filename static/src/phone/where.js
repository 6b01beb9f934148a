/** Which part is on this person's screen: the one that everyone is led to, or, where people may browse, another one. */

import { signal } from "@preact/signals-core";

import { record, workshop } from "../board.js";
import { asFarAsOpen } from "./shut.js";

/** @typedef {import("./kinds.js").Thing} Thing */

/** What people try in the lobby, and what they are asked at the end: they are on no agenda. */
export const practice = "practice";
export const closing = "closing";

/** The part one has gone to oneself; "": where everyone is. */
const chosen = signal("");
let ledTo = "";

/** What everyone looks at; "" in the lobby. Reads a signal. */
export function everyoneAt() {
  return workshop()?.current ?? "";
}

/** Reads signals. */
export function isAway() {
  const { browse = false, closed = false } = workshop() ?? {};
  return browse && !closed && chosen.value !== "" && chosen.value !== everyoneAt() && record(`activity/${chosen.value}`) !== undefined;
}

/** @returns {{activity: string, thing: Thing | undefined, lobby: boolean}} what is on the screen; in the lobby, the practice line */
export function onScreen() {
  const name = isAway() ? chosen.value : everyoneAt();
  return { activity: name || practice, thing: asFarAsOpen(record(`activity/${name || practice}`)), lobby: !name };
}

/** @param {string} activity */
export function goTo(activity) {
  chosen.value = activity === everyoneAt() ? "" : activity;
}

export function goBack() {
  chosen.value = "";
}

/** Call before drawing: whoever types while the moderator goes on stays, if people may. */
export function follow() {
  const { browse = false } = workshop() ?? {};
  const [was, now] = [ledTo, everyoneAt()];
  ledTo = now;
  if (!browse || chosen.peek() === now) chosen.value = "";
  else if (was && was !== now && !chosen.peek() && isTyping()) chosen.value = was;
}

/** Something that belongs to this part, and not the own name or a question to the moderator. */
function isTyping() {
  const field = document.activeElement;
  const isText = field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && field.type === "text");
  return isText && field.value.trim() !== "" && !field.closest(".say, .more");
}
