/** The moderators: who has a link, who of them is here, what each is called. */
import { signal } from "@preact/signals-core";
import { record, under, you } from "../../board.js";
import { hear } from "../../connection.js";
import { t } from "../../texts.js";

/** @typedef {{ id: string, name: string, named: boolean, mine: boolean, first: boolean, here: boolean, endable: boolean }} Moderator */

/** Those connected, by the hashes of their links. @type {import("@preact/signals-core").Signal<string[]>} */
const open = signal([]);

hear("desks", (message) => (open.value = message["open"]));

/**
 * Whoever began comes first, then the others by name. Reads signals.
 * @returns {Moderator[]}
 */
export function moderators() {
  const invited = under("moderator/").map(([id]) => id.slice("moderator/".length));
  const others = invited.filter((id) => !first().includes(id)).map(moderator);
  return [...first().map(moderator), ...others.sort((a, b) => a.name.localeCompare(b.name))];
}

/**
 * @param {string} id
 * @returns {Moderator}
 */
function moderator(id) {
  const mine = you.value.moderator;
  const began = first().includes(id);
  const endable = !began && (first().includes(mine) || record(`moderator/${id}`)?.by === mine);
  const named = Boolean(record(`moderator/${id}`)?.name);
  return { id, name: nameOf(id), named, mine: id === mine, first: began, here: open.value.includes(id), endable };
}

/**
 * Reads signals.
 * @param {string} id
 * @param {string} [before]  what they were called, if their link has been ended since
 */
export function nameOf(id, before = "") {
  const name = record(`moderator/${id}`)?.name || before;
  return name || t(first().includes(id) ? "console.moderators.who_began" : "console.moderators.someone");
}

/** What I am called; "" if I have not said. Reads signals. */
export function ownName() {
  return String(record(`moderator/${you.value.moderator}`)?.name ?? "");
}

/** @returns {string[]} */
function first() {
  return record("workshop")?.first ?? [];
}
