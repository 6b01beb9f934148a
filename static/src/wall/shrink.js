/** Letters as large as there is room for: all children of an element have the same, and none is cut off. */
import { ref } from "lit-html/directives/ref.js";

/**
 * For an element with children that hide what overflows; their letters are `var(--fit)`.
 * @param {readonly number[]} sizes  rem, the largest first
 */
export function shrink(sizes) {
  return ref((element) => {
    if (!element) return;
    const whole = /** @type {HTMLElement} */ (element);
    whole.dataset["shrinks"] = ""; // to zoom.js
    write(whole, sizes[sizes.length - 1] ?? 0); // in these, at the latest, all has room
    queueMicrotask(() => settle(whole, sizes));
  });
}

/**
 * @param {HTMLElement} element
 * @param {readonly number[]} sizes
 */
function settle(element, sizes) {
  for (const size of sizes) {
    write(element, size);
    if ([...element.children].every(fits)) return;
  }
}

/**
 * @param {HTMLElement} element
 * @param {number} size
 */
function write(element, size) {
  element.style.setProperty("--fit", `${size}rem`);
}

/** @param {Element} child */
function fits({ scrollHeight, clientHeight, scrollWidth, clientWidth }) {
  return scrollHeight <= clientHeight + 1 && scrollWidth <= clientWidth + 1;
}
