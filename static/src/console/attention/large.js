/**
 * What can stand large on the wall in a part, and what sets it. Pure.
 *
 * @typedef {import("../kinds.js").View} View
 * @typedef {import("../kinds.js").Activity} Activity
 * @typedef {import("../../outbox.js").Command} Command
 * @typedef {{ kind: "card", card: string } | { kind: "group", team: string } | { kind: "field", field: string, team: string }
 *   | { kind: "all" }} Large
 */
import { focusOf } from "../../canvas/fields.js";
import { heapsOf, oneByOne } from "../../cards/heaps.js";
import { teamsOf } from "../../groups/members.js";
import { isBoard } from "../kinds.js";

/** @type {Large} */
export const ALL = { kind: "all" };

/**
 * @param {View} view
 * @param {string} activity
 * @param {Activity | undefined} found
 * @returns {Large[]} without ALL; none where only the whole can be shown
 */
export function choicesOf(view, activity, found) {
  if (!isBoard(found)) return [];
  const teams = found.groups ? teamsOf(view).map(({ name }) => name) : [];
  const fields = found.t === "canvas" ? found.fields.map(({ name }) => name) : [];
  return [
    ...(found.t === "canvas" || found.t === "table" ? teams.map((team) => /** @type {Large} */ ({ kind: "group", team })) : []),
    ...(teams.length ? teams : [""]).flatMap((team) => fields.map((field) => /** @type {Large} */ ({ kind: "field", field, team }))),
    ...oneByOne(heapsOf(view, activity)).map(({ name }) => /** @type {Large} */ ({ kind: "card", card: name })),
  ];
}

/**
 * @param {Activity | undefined} found
 * @returns {Large} what is large now
 */
export function largeNow(found) {
  if (!isBoard(found)) return ALL;
  if (found.spotlight) return { kind: "card", card: found.spotlight };
  const { team, field } = focusOf(found);
  if (field) return { kind: "field", field, team };
  return team ? { kind: "group", team } : ALL;
}

/**
 * @param {string} activity
 * @param {Activity | undefined} found
 * @param {Large} next
 * @returns {Command[]} what lay large before, and would cover it, gives way
 */
export function toLarge(activity, found, next) {
  if (!isBoard(found)) return [];
  if (next.kind === "card") return [{ t: "card.spotlight", activity, card: next.card }];
  const away = found.spotlight ? [{ t: "card.spotlight", activity, card: "" }] : [];
  if (next.kind === "all" && !found.focus) return away;
  const [team, field] = next.kind === "all" ? ["", ""] : [next.team, next.kind === "field" ? next.field : ""];
  return [...away, { t: "cards.focus", activity, team, field }];
}

/**
 * @param {Large} one
 * @param {Large} other
 */
export function isSame(one, other) {
  return keyOf(one) === keyOf(other);
}

/** @param {Large} large */
function keyOf(large) {
  if (large.kind === "card") return `card/${large.card}`;
  if (large.kind === "group") return `group/${large.team}`;
  return large.kind === "field" ? `field/${large.team}/${large.field}` : "";
}
