/**
 * The seats of this device. A page belongs to one of them, or to nobody while the device is handed on, for as long as it
 * lives: whoever comes next gets a fresh page, and the old one is emptied, so that nothing brings it back.
 *
 * @typedef {import("./boot.js").SeatHere} SeatHere
 */

import { signal } from "@preact/signals-core";

import { boot } from "./boot.js";
import { forget, keep, keptNames, rename } from "./kept.js";

/** All of them, in the order in which they came. */
export const seats = signal(boot.seats ?? []);

/** Is it being handed on at this moment? Then nothing of its person may be on the screen. */
export const handing = signal(/** @type {"" | "sending" | "away"} */ (""));

const tabs = `talka-active/${boot.code}`;
let own = { console: "moderator", wall: "wall", phone: boot.seat, home: "" }[boot.page] ?? "";

adoptShelves(); // before anything is read from them

/** Whose page this is: the id of a seat, or "" for nobody; "moderator" and "wall" on theirs. */
export function ownSeat() {
  return own;
}

/** The first seat of the device: this page, which was nobody's, is theirs. @param {string} seat */
export function takeSeat(seat) {
  own = seat;
  seats.value = seat ? [{ id: seat, name: "", number: 0 }] : [];
  tellTabs(seat);
}

/**
 * Where the device keeps something of a seat: what all names of it start with.
 * @param {string} what
 * @param {string} [seat]
 */
export function shelfOf(what, seat = own) {
  return `talka-${what}/${boot.code}/${seat}/`;
}

/** The seat is given up on this device: everything kept of it goes, too. */
export function forgetShelves() {
  const shelf = `/${boot.code}/${own}/`;
  for (const name of keptNames("talka-")) if (name.includes(shelf)) forget(name);
}

/**
 * The workshop is no longer there: nothing of it stays on this device.
 * @returns {boolean} was there anything?
 */
export function forgetAll() {
  const names = keptNames("talka-").filter((name) => name.split("/")[1] === boot.code);
  names.forEach(forget);
  return names.length > 0;
}

/** What a device kept before it could hold several seats belongs to the one that it had. */
function adoptShelves() {
  const [first, second] = seats.peek();
  if (!first || second) return;
  const { code } = boot;
  const moved = { [`talka-out/${code}/seat/`]: "out", [`talka-draft/${code}/`]: "drafts", [`talka-late/${code}`]: "late" };
  for (const [old, what] of Object.entries(moved)) {
    const names = keptNames(old).filter((name) => name === old || old.endsWith("/"));
    for (const name of names) rename(name, shelfOf(what, first.id) + name.slice(old.length));
  }
}

/** Call once. Another tab may hand the device on, and Back may bring up a page that was left. */
export function watchSeats() {
  addEventListener("storage", ({ key, newValue }) => key === tabs && newValue !== own && freshPage());
  addEventListener("pagehide", () => seats.peek().length > 1 && empty());
  addEventListener("pageshow", ({ persisted }) => persisted && location.reload());
}

/**
 * Another seat is answering: begin anew.
 * @param {string} seat  its id, or "" for nobody
 * @param {string} [way]  what the new page is opened for, as a query
 */
export function beginAnew(seat, way = "") {
  tellTabs(seat);
  freshPage(way);
}

/** In the place of this one, so that Back does not lead to it. @param {string} [way] */
export function freshPage(way = "") {
  empty();
  location.replace(location.pathname + way);
}

/** What is not there cannot be kept, neither in a picture of the page nor by whatever brings pages back. */
function empty() {
  document.body.textContent = "";
}

/** @param {string} seat */
function tellTabs(seat) {
  keep(tabs, seat);
}
