/** Before a seat is left to somebody else: what is under way arrives. */

import { drafts } from "../drafts.js";
import { pending } from "../outbox.js";
import { sendMove } from "./place.js";

const most = 3_000;
const look = 50;

/** Until all is with the server, or for as long as one would wait; what is left is kept, and goes out later. */
export async function rest() {
  sendMove();
  for (let waited = 0; isUnderWay() && waited < most; waited += look) await pause(look);
}

/** What was typed last goes out by itself, a moment after its field is gone; until then it is guarded. */
function isUnderWay() {
  return pending.peek().length > 0 || [...drafts.peek().keys()].some((name) => name.split("/")[1] === "saving");
}

/** @param {number} time */
export function pause(time) {
  return new Promise((resolve) => setTimeout(resolve, time));
}
