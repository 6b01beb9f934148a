/**
 * Where the cards hang: in columns, as large as they can be, on as few pages as need be. Pure.
 *
 * @typedef {import("../../cards/heaps.js").Heap} Heap
 * @typedef {{ width: number, height: number }} Box   rem
 * @typedef {{ letters: number, width: number }} Size   of the letters and of a card, rem
 * @typedef {{ key: string, heap: Heap, page: number, x: number, y: number }} Hung
 * @typedef {Size & { pages: number, hung: Hung[] }} Fit
 */

/** Between two cards, rem. */
const GAP = 1.6;

/** Letters (rem) and columns, from few large cards to many small ones, and to how many pages that may lead. */
const SIZES = [
  { letters: 6.4, columns: 2, pages: 1 },
  { letters: 5.4, columns: 3, pages: 1 },
  { letters: 4.7, columns: 3, pages: 1 },
  { letters: 4.2, columns: 3, pages: 1 },
  { letters: 4, columns: 4, pages: 1 },
  { letters: 3.6, columns: 4, pages: 1 },
  { letters: 3.4, columns: 5, pages: 1 },
  { letters: 3.1, columns: 5, pages: 1 },
  { letters: 2.8, columns: 5, pages: 1 },
  { letters: 2.9, columns: 5, pages: 1 },
  { letters: 3.2, columns: 4, pages: 2 },
  { letters: 2.9, columns: 5, pages: 3 },
  { letters: 2.9, columns: 4, pages: 3 },
  { letters: 2.7, columns: 5, pages: Infinity },
  { letters: 2.7, columns: 4, pages: Infinity },
  { letters: 2.7, columns: 3, pages: Infinity },
];

/** Where there is a card higher than the wall; heaps may part. */
const LAST_SIZES = [
  { letters: 2.7, columns: 3 },
  { letters: 2.7, columns: 2 },
  { letters: 2.2, columns: 2 },
  { letters: 2.7, columns: 1 },
  { letters: 2.2, columns: 1 },
];

/**
 * @param {Heap[]} heaps
 * @param {Box} box
 * @param {(heap: Heap, size: Size) => number} heightOf  rem
 * @param {boolean} strict  no card may hang before a page on which an earlier one hangs
 * @returns {Fit}
 */
export function fit(heaps, box, heightOf, strict) {
  for (const { letters, columns, pages } of SIZES) {
    const size = { letters, width: (box.width - GAP * (columns - 1)) / columns };
    const found = hang(heaps, box, { ...size, columns, pages }, heightOf, strict);
    if (found) return found;
  }
  for (const { letters, columns } of LAST_SIZES) {
    const size = { letters, width: (box.width - GAP * (columns - 1)) / columns };
    const pieces = heaps.flatMap((heap) => inPieces(heap, box, size, heightOf));
    const found = hang(pieces, box, { ...size, columns, pages: Infinity }, heightOf, true);
    if (found) return found;
  }
  return { letters: 2.7, width: box.width, pages: 1, hung: [] };
}

/**
 * One after the other into the column that is the least full, so that a new card leaves the others where they are.
 * @param {Heap[]} heaps
 * @param {Box} box
 * @param {Size & { columns: number, pages: number }} size  on so many pages at the most
 * @param {(heap: Heap, size: Size) => number} heightOf
 * @param {boolean} strict
 * @returns {Fit | null} null when they take more pages, or a card is higher than the wall
 */
function hang(heaps, box, { columns, pages: most, ...size }, heightOf, strict) {
  /** @type {Hung[]} */
  const hung = [];
  /** @type {number[][]} How far down each column of each page is full. */
  const pages = [];
  for (const [i, heap] of heaps.entries()) {
    const height = heightOf(heap, size);
    if (height > box.height) return null;
    let page = pages.findIndex((one, n) => (!strict || n === pages.length - 1) && Math.min(...one) + height <= box.height);
    if (page < 0) page = pages.push(Array.from({ length: columns }, () => 0)) - 1;
    if (page >= most) return null;
    const filled = /** @type {number[]} */ (pages[page]);
    const y = Math.min(...filled);
    const column = filled.indexOf(y);
    hung.push({ key: `${heap.name}/${keyOf(heaps, i)}`, heap, page, x: column * (size.width + GAP), y });
    filled[column] = y + height + GAP;
  }
  return { ...size, pages: Math.max(1, pages.length), hung };
}

/**
 * The pieces of one heap stand behind each other: which of them is this?
 * @param {Heap[]} heaps
 * @param {number} i
 */
function keyOf(heaps, i) {
  const name = heaps[i]?.name;
  let n = 0;
  while (heaps[i - 1 - n]?.name === name && i - n > 0) n++;
  return n;
}

/**
 * A heap that is higher than the wall, in several, each under the same first card.
 * @param {Heap} heap
 * @param {Box} box
 * @param {Size} size
 * @param {(heap: Heap, size: Size) => number} heightOf
 * @returns {Heap[]}
 */
function inPieces(heap, box, size, heightOf) {
  if (heap.under.length < 2 || heightOf(heap, size) <= box.height) return [heap];
  const half = Math.ceil(heap.under.length / 2);
  return [heap.under.slice(0, half), heap.under.slice(half)].flatMap((under) =>
    inPieces({ ...heap, under }, box, size, heightOf),
  );
}
