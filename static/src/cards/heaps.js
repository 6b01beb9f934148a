/**
 * The cards of an activity in their order: each with those that lie under it, and with its dots once they are shown.
 * Pure: records in, heaps out.
 *
 * @typedef {import("../line/picture.js").View} View
 * @typedef {import("../records.js").Card} Card
 * @typedef {import("../records.js").Count} Count
 * @typedef {{ id: string, name: string, card: Card }} Held   a card, its id and its name
 * @typedef {Held & { under: Held[], dots: number }} Heap   `dots`: of all its cards together
 * @typedef {{ heap: Heap, from: number, to: number }} Ranked   places from…to, counted from 1; a tie when they differ
 */

/**
 * @param {View} view
 * @param {string} activity
 * @returns {Held[]} all of them, also hidden ones if this client may see them; pinned first
 */
export function cardsOf(view, activity) {
  const prefix = `card/${activity}/`;
  /** @type {Held[]} */
  const found = [];
  for (const [id, card] of view) {
    if (card.t === "card" && id.startsWith(prefix)) found.push({ id, name: id.slice(prefix.length), card });
  }
  return found.sort(inOrder);
}

/**
 * @param {Held} a
 * @param {Held} b
 */
function inOrder(a, b) {
  const pinned = Number(b.card.pinned) - Number(a.card.pinned);
  return pinned || a.card.order - b.card.order || (a.name < b.name ? -1 : 1);
}

/**
 * Those that everyone sees.
 * @param {Held[]} cards
 */
export function onTheTable(cards) {
  return cards.filter(({ card }) => !card.hidden && !card.binned && !card.suggested);
}

/**
 * @param {View} view
 * @param {string} activity
 * @returns {Heap[]}
 */
export function heapsOf(view, activity) {
  return heapsAmong(view, activity, onTheTable(cardsOf(view, activity)));
}

/**
 * @param {View} view
 * @param {string} activity
 * @param {Held[]} cards  those on the table, in their order
 * @returns {Heap[]}
 */
export function heapsAmong(view, activity, cards) {
  const names = new Set(cards.map(({ name }) => name));
  /** @type {Map<string, Held[]>} */
  const lying = new Map();
  for (const held of cards) if (names.has(held.card.under)) put(lying, held.card.under, held);
  return cards
    .filter(({ card }) => !names.has(card.under))
    .map((held) => heapOf(held, lying.get(held.name) ?? [], (name) => dotsOn(view, activity, name)));
}

/**
 * @param {Map<string, Held[]>} lying
 * @param {string} under
 * @param {Held} held
 */
function put(lying, under, held) {
  const before = lying.get(under);
  if (before) before.push(held);
  else lying.set(under, [held]);
}

/**
 * @param {Held} held
 * @param {Held[]} under
 * @param {(name: string) => number} dotsOf
 * @returns {Heap}
 */
function heapOf(held, under, dotsOf) {
  return { ...held, under, dots: [held, ...under].reduce((sum, { name }) => sum + dotsOf(name), 0) };
}

/**
 * @param {View} view
 * @param {string} activity
 * @param {string} card  name
 * @returns {number} 0 as long as the sums are hidden
 */
function dotsOn(view, activity, card) {
  const sum = /** @type {Count | undefined} */ (view.get(`sum/${activity}/${card}`));
  return sum?.dots ?? 0;
}

/**
 * How many cards that is, those that lie under others counted, too.
 * @param {Heap[]} heaps
 */
export function manyIn(heaps) {
  return heaps.reduce((sum, { under }) => sum + 1 + under.length, 0);
}

/**
 * Every card by itself; what lies under another follows it.
 * @param {Heap[]} heaps
 * @returns {Heap[]}
 */
export function oneByOne(heaps) {
  return heaps.flatMap((heap) => [heap, ...heap.under.map((held) => ({ ...held, under: [], dots: 0 }))]);
}

/**
 * By their dots, most first. Whoever has equally many shares the places.
 * @param {Heap[]} heaps
 * @returns {Ranked[]}
 */
export function ranked(heaps) {
  const sorted = heaps.map((heap, i) => ({ heap, i })).sort((a, b) => b.heap.dots - a.heap.dots || a.i - b.i);
  return sorted.map(({ heap }) => {
    const better = heaps.filter((other) => other.dots > heap.dots).length;
    const same = heaps.filter((other) => other.dots === heap.dots).length;
    return { heap, from: better + 1, to: better + same };
  });
}

/**
 * The first `most`, as far as the dots decide it.
 * @param {Ranked[]} ranking
 * @param {number} most
 * @returns {{ sure: string[], tied: string[], left: number }} names; `left`: so many of the tied ones may still go on
 */
export function topOf(ranking, most) {
  const voted = ranking.filter(({ heap }) => heap.dots > 0);
  const sure = voted.filter(({ to }) => to <= most).map(({ heap }) => heap.name);
  const tied = voted.filter(({ from, to }) => from <= most && to > most).map(({ heap }) => heap.name);
  return { sure, tied, left: tied.length ? most - sure.length : 0 };
}
