/** Who is in which group. Pure: records in, groups out. */

/**
 * @typedef {import("../line/picture.js").View} View
 * @typedef {import("../records.js").Seat} Seat
 * @typedef {{ id: string, seat: Seat }} Member
 * @typedef {{ name: string, members: Member[] }} Team
 */

/**
 * @param {View} view
 * @returns {Team[]} in the order of the groups
 */
export function teamsOf(view) {
  const members = membersOf(view);
  /** @type {{ name: string, order: number }[]} */
  const groups = [];
  for (const [id, group] of view) {
    if (group.t === "group") groups.push({ name: id.slice("group/".length), order: group.order });
  }
  return groups
    .sort((a, b) => a.order - b.order)
    .map(({ name }) => ({ name, members: members.filter(({ seat }) => seat.group === name) }));
}

/** @param {View} view */
export function hasGroups(view) {
  for (const { t } of view.values()) if (t === "group") return true;
  return false;
}

/**
 * @param {View} view
 * @returns {Member[]} by the order of joining
 */
export function membersOf(view) {
  /** @type {Member[]} */
  const found = [];
  for (const [id, seat] of view) if (seat.t === "seat") found.push({ id: id.slice("seat/".length), seat });
  return found.sort((a, b) => a.seat.number - b.seat.number);
}
