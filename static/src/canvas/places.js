/**
 * Where the fields of a figure lie in a box. Pure: sizes in, places out, all in the same unit (rem).
 *
 * @typedef {import("../records.js").Layout} Layout
 * @typedef {{ width: number, height: number }} Box
 * @typedef {Box & { x: number, y: number, side?: boolean, low?: boolean }} Place   `side`: the title
 *   stands beside the cards, not above; `low`: little stands in it
 * @typedef {{ places: Place[], core?: Place }} Plan   `core`: where the picture itself is drawn, if it is not all around
 */

/** Between two fields. */
const GAP = 1.4;
/** A field that is smaller cannot be read across a hall; then the fields follow each other as a list. */
const LEAST = { width: 30, height: 15 };
/** One text that needs more than this needs more of the figure. */
const LONG = 290;
/** A narrow field has to be higher. */
const LOW = 18;
const NARROW = 60;
/** With its title beside the cards, or little in it, it may be lower. */
const FLAT = 9;
/** Heights that are tried, and how much less a low field needs, to be worked in. */
const TRIED = { from: 60, to: 420, by: 4 };
const SHARE_OF_LOW = 0.75;
/** A field of a grid is rather wide than high. */
const SHAPE = 1.7;

/**
 * Whether the figure can be read in this box, however much stands in its fields.
 * @param {Layout} layout
 * @param {number} fields
 * @param {Box} box
 */
export function hasRoom(layout, fields, box) {
  const { places } = placesIn(layout, Array.from({ length: fields }, () => 1), box);
  return places.every(({ width, height, side, low }) => width >= LEAST.width && height >= (side || low ? FLAT : width > NARROW ? LEAST.height : LOW));
}

/**
 * How high the figure has to be at this width to be worked in.
 * @param {Layout} layout
 * @param {number} fields
 * @param {number} width
 * @param {number} least  of a field
 * @returns {number} Infinity: however high, it is too narrow
 */
export function heightFor(layout, fields, width, least) {
  for (let height = TRIED.from; height <= TRIED.to; height += TRIED.by) {
    const { places } = placesIn(layout, Array.from({ length: fields }, () => 1), { width, height });
    const enough = places.every((place) => place.height >= (place.side || place.low ? least * SHARE_OF_LOW : least));
    if (enough && hasRoom(layout, fields, { width, height })) return height;
  }
  return Infinity;
}

/**
 * @param {Layout} layout
 * @param {number[]} needs  how much stands in each field, in any unit: rows of a grid get their room by it
 * @param {Box} box
 * @returns {Plan}
 */
export function placesIn(layout, needs, box) {
  const many = needs.length;
  if (layout === "star" && many === 5) return star(box, needs);
  if (layout === "tree" && many === 3) return tree(box, needs);
  if (layout === "forces" && many === 2) return grid(needs, box, 2, 2.4);
  if (layout === "quadrants") return grid(needs.map(() => 1), box, 2);
  if (layout === "columns") return grid(needs, box, many <= 5 ? many : Math.ceil(many / 2));
  if (layout === "rows") return rows(needs, box);
  return grid(needs, box, acrossFor(many, box));
}

/**
 * So many beside each other that no place stays empty, if that can be, and fields have a good shape.
 * @param {number} many
 * @param {Box} box
 */
function acrossFor(many, { width, height }) {
  let best = 1;
  let least = Infinity;
  for (let across = 1; across <= Math.min(many, 5); across++) {
    const down = Math.ceil(many / across);
    const shape = width / across / (height / down) / SHAPE;
    const cost = Math.abs(Math.log(shape)) + 0.25 * (across * down - many);
    if (cost < least) [best, least] = [across, cost];
  }
  return best;
}

/**
 * Row by row; in a last row that is not full, the fields are wider. Rows with more to read are higher.
 * @param {number[]} needs
 * @param {Box} box
 * @param {number} across
 * @param {number} [gap]  between columns
 * @returns {Plan}
 */
function grid(needs, box, across, gap = GAP) {
  const down = inRows(needs, across);
  const heights = shares(down.map((row) => Math.max(...row) * (row.length / across)), box.height - GAP * (down.length - 1));
  let y = 0;
  const places = down.flatMap((row, r) => {
    const height = heights[r] ?? 0;
    const width = (box.width - gap * (row.length - 1)) / row.length;
    const placed = row.map((_, c) => ({ x: c * (width + gap), y, width, height }));
    y += height + GAP;
    return placed;
  });
  return { places };
}

/**
 * @param {number[]} needs
 * @param {number} across
 */
function inRows(needs, across) {
  const down = Math.ceil(needs.length / across);
  return Array.from({ length: down }, (_, r) => needs.slice(r * across, (r + 1) * across));
}

/**
 * Rows from edge to edge, each with its title at the left.
 * @param {number[]} needs
 * @param {Box} box
 * @returns {Plan}
 */
function rows(needs, box) {
  const { places } = grid(needs, box, 1);
  return { places: places.map((place) => ({ ...place, side: box.width > 90 })) };
}

/**
 * Everyone gets a fair part; who needs more gets up to twice as much as who needs least.
 * @param {number[]} needs
 * @param {number} whole
 */
function shares(needs, whole) {
  const most = Math.max(1, ...needs);
  const parts = needs.map((need) => 0.9 + need / most);
  const sum = parts.reduce((a, b) => a + b, 0);
  return parts.map((part) => (whole * part) / sum);
}

/**
 * The star in the middle, its first point upwards; the fields around it, each at its point.
 * @param {Box} box
 * @param {number[]} needs
 * @returns {Plan}
 */
function star({ width, height }, [first = 1, second = 1, third = 1, fourth = 1, fifth = 1]) {
  const middle = Math.min(width * 0.34, height * 0.86);
  const aside = (width - middle) / 2 - GAP;
  const top = height * (first > Math.max(second, third) ? 0.4 : 0.34);
  const side = (/** @type {number} */ x, /** @type {number} */ upper, /** @type {number} */ lower) => {
    const [above = 0, below = 0] = shares([upper, lower], height - GAP);
    return [
      { x, y: 0, width: aside, height: above },
      { x, y: above + GAP, width: aside, height: below },
    ];
  };
  const core = { x: aside + GAP, y: top + GAP / 2, width: middle, height: height - top - GAP / 2 };
  const places = [{ x: aside + GAP, y: 0, width: middle, height: top }, ...side(width - aside, second, third), ...side(0, fifth, fourth).reverse()];
  return { places, core };
}

/**
 * The crown above, the trunk in the middle, the roots below.
 * @param {Box} box
 * @param {number[]} needs
 * @returns {Plan}
 */
function tree({ width, height }, [effects = 1, core = 1, causes = 1]) {
  const trunk = height * (core > LONG ? 0.3 : 0.22);
  const [above = 0, below = 0] = shares([effects, causes], height - trunk);
  const wide = Math.min(width * 0.46, 80);
  return {
    places: [
      { x: 0, y: 0, width, height: above },
      { x: (width - wide) / 2, y: above, width: wide, height: trunk, low: true },
      { x: 0, y: above + trunk, width, height: below },
    ],
  };
}
