/** The link that people join by, as a picture: it follows the moderator's choice of the address. */
import { effect, signal } from "@preact/signals-core";
import { address } from "./address.js";
import { boot, room } from "./boot.js";

const again = 3000;

/** The one that the server drew into the page, until the address becomes another. */
const drawn = signal({ address: boot.address, qr: boot.qr ?? "" });

/** @returns {string} an SVG; "" while the one for a new address is on its way. Reads signals. */
export function joinQr() {
  return drawn.value.address === address() ? drawn.value.qr : "";
}

/** Call it once. */
export function watchAddress() {
  effect(() => {
    const wanted = address();
    if (drawn.peek().address !== wanted) void draw(wanted);
  });
}

/** @param {string} wanted */
async function draw(wanted) {
  if (address() !== wanted) return;
  try {
    const answer = await fetch(`${room}/join.svg?address=${encodeURIComponent(wanted)}`);
    if (!answer.ok) throw new Error(answer.statusText);
    drawn.value = { address: wanted, qr: await answer.text() };
  } catch {
    setTimeout(() => draw(wanted), again); // the network is changing: that may be why there is a new address
  }
}
