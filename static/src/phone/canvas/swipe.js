/** A finger drawn across the screen goes on to the next field or back. There are buttons for the same. */

const least = 70; // px across
const steepest = 0.5; // of that, up or down

/**
 * @param {(by: -1 | 1) => void} go
 * @returns {{start: (event: TouchEvent) => void, end: (event: TouchEvent) => void}}
 */
export function swipes(go) {
  return { start, end: (event) => end(event, go) };
}

let began = { x: 0, y: 0, counts: false };

/** @param {TouchEvent} event */
function start({ touches, target }) {
  const { clientX: x = 0, clientY: y = 0 } = touches[0] ?? {};
  const taken = /** @type {Element} */ (target).closest("[data-handle], textarea, input");
  began = { x, y, counts: touches.length === 1 && !taken };
}

/**
 * @param {TouchEvent} event
 * @param {(by: -1 | 1) => void} go
 */
function end({ changedTouches }, go) {
  const { clientX: x = 0, clientY: y = 0 } = changedTouches[0] ?? {};
  const [across, along] = [x - began.x, y - began.y];
  if (!began.counts || Math.abs(across) < least || Math.abs(along) > Math.abs(across) * steepest) return;
  if (getSelection()?.isCollapsed === false) return;
  go(across < 0 ? 1 : -1);
}
