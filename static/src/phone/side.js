/** Whether somebody is still to be asked as whom they are here. The question itself is loaded when it is. */

import { signal } from "@preact/signals-core";

import { record, under } from "../board.js";
import { keep, kept } from "../kept.js";
import { ownSeat, shelfOf } from "../seats.js";

/** The seat that has just been asked. */
const asked = signal("");

/** Once, before the first answer that it counts for. @param {any} thing  on the screen */
export function asksSide(thing) {
  const wanted = thing?.sides && thing.phase === "open" && !thing.shut;
  return Boolean(wanted) && asked.value !== ownSeat() && !record(`seat/${ownSeat()}`)?.side && kept(shelfOf("side")) === null;
}

export function sideIsAsked() {
  keep(shelfOf("side"), "asked");
  asked.value = ownSeat();
}

/** Is there anything in this workshop that it matters for? */
export function hasSides() {
  return under("activity/").some(([, activity]) => activity.sides);
}
