/** Sliding along the line with a finger, for those who try it. Steps and buttons do the same without. */

/**
 * @param {(at: number) => void} moveTo  called with 0…1000 while the finger moves
 * @returns {(event: PointerEvent) => void} for pointerdown on the mark
 */
export function slideAlong(moveTo) {
  return (down) => {
    const mark = /** @type {HTMLElement} */ (down.currentTarget);
    const line = /** @type {HTMLElement} */ (mark.parentElement);
    const grip = down.clientY - middle(mark);
    const follow = (/** @type {PointerEvent} */ { clientY }) => moveTo(placeAt(line, clientY - grip));
    const release = () => mark.removeEventListener("pointermove", follow);
    mark.setPointerCapture(down.pointerId);
    mark.addEventListener("pointermove", follow);
    mark.addEventListener("pointerup", release, { once: true });
    mark.addEventListener("pointercancel", release, { once: true });
  };
}

/** @param {HTMLElement} mark */
function middle(mark) {
  const { top, height } = mark.getBoundingClientRect();
  return top + height / 2;
}

/**
 * @param {HTMLElement} line
 * @param {number} y  on the screen
 */
function placeAt(line, y) {
  const { bottom, height } = line.getBoundingClientRect();
  const at = Math.round(((bottom - y) / height) * 200) * 5;
  return Math.min(1000, Math.max(0, at));
}
