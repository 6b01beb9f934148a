/** The server's clock, as well as this device can know it. Phones in a hall are often minutes off. */

import { signal } from "@preact/signals-core";

let ahead = 0;
let surest = Infinity;
/** An old answer is worth less: so many ms for each that came since, as this device's own clock may run askew. */
const ageing = 5;

/**
 * Learn from a message that carries the server's time.
 * @param {number} now       the server's clock, ms
 * @param {number} [sentAt]  when we asked (Date.now()); the quicker the answer, the surer the time
 */
export function setClock(now, sentAt) {
  if (sentAt === undefined) return setClockRoughly(now);
  const took = Date.now() - sentAt;
  const right = now + took / 2 - Date.now();
  const possible = Math.abs(right - ahead) <= took / 2 + 1; // else one of the two clocks was set
  if (took > surest && possible) return void (surest += ageing);
  surest = took;
  ahead = right;
}

/** How long the message was on its way is not known. @param {number} now */
function setClockRoughly(now) {
  if (surest === Infinity) ahead = now - Date.now();
}

/** A new connection may follow a long sleep, in which this device's clock was set: learn anew. */
export function forgetClock() {
  surest = Infinity;
}

/** @returns {number} ms, the server's clock */
export function serverNow() {
  return Date.now() + ahead;
}

/** Changes once a second; read it in an effect to count something down. */
export const second = signal(0);

setInterval(() => second.value++, 1000);
