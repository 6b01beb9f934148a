/** How the frames of groups lie beside each other. Pure. */
import { hasRoom } from "../../canvas/places.js";

/**
 * @typedef {import("../../canvas/places.js").Box} Box
 * @typedef {import("../../records.js").Canvas} Canvas
 * @typedef {{ across: number, inside: Box, figures: boolean }} Panels   `inside`: room within a frame, rem; `figures`: it is
 *   enough for the figure
 */

/** Between the frames, and what a frame takes itself; rem. */
const GAP = 2;
const FRAME = { width: 3.2, height: 8 };

/**
 * So that figures have room, as few beside each other as that takes; else so that lists are high.
 * @param {Canvas} canvas
 * @param {number} many
 * @param {Box} box
 * @param {string} only  field
 * @returns {Panels}
 */
export function panelsFor(canvas, many, box, only) {
  for (let across = many; across >= 1 && !only; across--) {
    const inside = insideOf(across, many, box);
    if (hasRoom(canvas.layout, canvas.fields.length, inside)) return { across, inside, figures: true };
  }
  const across = many <= 4 ? many : 3;
  return { across, inside: insideOf(across, many, box), figures: false };
}

/**
 * @param {number} across
 * @param {number} many
 * @param {Box} box
 * @returns {Box}
 */
function insideOf(across, many, { width, height }) {
  const down = Math.ceil(many / across);
  return {
    width: (width - GAP * (across - 1)) / across - FRAME.width,
    height: (height - GAP * (down - 1)) / down - FRAME.height,
  };
}
