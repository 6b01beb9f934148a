/** The signs of fields: a small picture says what a field is about before anyone has read its title. */
import { html, nothing, svg } from "lit-html";

/** Drawn in a box of 24 by 24, in lines. @type {Record<string, string>} */
const PATHS = {
  plus: "M12 5v14M5 12h14",
  minus: "M5 12h14",
  sun: "M12 8a4 4 0 1 0 .01 0zM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M18.7 5.3l-1.4 1.4M6.7 17.3l-1.4 1.4",
  cloud: "M7 18.5a4.5 4.5 0 0 1-.4-9A6 6 0 0 1 18 10.6a4 4 0 0 1-.6 7.9z",
  problem: "M12 3.5L2.5 20h19zM12 10v4.5M12 17.4v.1",
  idea: "M9.5 18h5M10 21h4M9.5 18c0-3-3-4-3-8a5.5 5.5 0 0 1 11 0c0 4-3 5-3 8",
  step: "M3 20h5v-5h5v-5h5V5h3.5",
  need: "M3.5 11h17a8.5 8.5 0 0 1-17 0zM9 21h6M9 7.5V4M15 7.5V4",
  people: "M8.5 5a3 3 0 1 0 .01 0zM2.5 19c0-4 2.3-6 6-6s6 2 6 6M15.5 5.2a3 3 0 0 1 0 5.8M17 13.4c2.8.6 4.5 2.5 4.5 5.6",
  place: "M12 21.5c-4.5-5-6.5-8.3-6.5-11.5a6.5 6.5 0 0 1 13 0c0 3.2-2 6.5-6.5 11.5zM12 7.5a2.5 2.5 0 1 0 .01 0z",
  time: "M12 3a9 9 0 1 0 .01 0zM12 7v5.5l3.5 2",
  goal: "M12 3a9 9 0 1 0 .01 0zM12 7.5a4.5 4.5 0 1 0 .01 0zM12 12v.1",
  role: "M5 4h14v8.5a7 7 0 0 1-14 0zM9 9v.1M15 9v.1M9 13.5q3 2.5 6 0",
  form: "M6 3h9l4 4v14H6zM9.5 11h6M9.5 15.5h6",
  eye: "M2 12c3-5 6-7 10-7s7 2 10 7c-3 5-6 7-10 7s-7-2-10-7zM12 9a3 3 0 1 0 .01 0z",
  heart: "M12 20.5C6 16 3 12.5 3 9a4.7 4.7 0 0 1 9-2 4.7 4.7 0 0 1 9 2c0 3.5-3 7-9 11.5z",
  question: "M8 9a4 4 0 1 1 5.5 3.7c-1 .5-1.5 1.2-1.5 2.8M12 19v.1",
  inner: "M4 11l8-7.5 8 7.5v9.5H4zM12 12v5M9.5 14.5L12 17l2.5-2.5",
  outer: "M12 9.5a2.5 2.5 0 1 0 .01 0zM12 6V2.5M12 21.5V18M6 12H2.5M21.5 12H18M7.8 7.8L5.3 5.3M18.7 18.7l-2.5-2.5M16.2 7.8l2.5-2.5M5.3 18.7l2.5-2.5",
  keep: "M7 3h10v18l-5-4-5 4z",
  change: "M4 9.5h13l-3.5-4M20 14.5H7l3.5 4",
  star: "M12 3l2.7 5.9 6.3.7-4.7 4.3 1.3 6.3L12 17l-5.6 3.2 1.3-6.3L3 9.6l6.3-.7z",
  gain: "M3.5 19l6-6.5 4 4L20.5 7M15 6.5h5.5V12",
  cup: "M4.5 9.5h12V15a5 5 0 0 1-5 5h-2a5 5 0 0 1-5-5zM16.5 11h1.8a2.7 2.7 0 0 1 0 5.4h-2M8 6.5c-1.2-1.6 1.2-2.4 0-4M12.5 6.5c-1.2-1.6 1.2-2.4 0-4",
  root: "M12 3v18M12 9c0 5-5.5 5-7.5 11M12 9c0 5 5.5 5 7.5 11M6 3h12",
  leaf: "M20 4C10 4 4.5 8.5 5 17.5L4 21M5 17.5C13 18.5 20 14 20 4zM5 17.5C8 13.5 11 11 14.5 9.5",
  result: "M6 21.5V3.5M6 4h12.5l-3 4.5 3 4.5H6",
  decision: "M12 21.5V13M12 13L5 6M12 13l7-7M5 10.5V6h4.5M19 10.5V6h-4.5",
};

/**
 * For use inside an <svg>, in a box of 24 by 24; nothing for a name that is not known.
 * @param {string} name
 */
export function drawSign(name) {
  const path = PATHS[name];
  return path ? svg`<path class="field-line" d=${path}></path>` : nothing;
}

/**
 * The title stands beside it in words.
 * @param {string} name
 */
export function fieldSign(name) {
  if (!PATHS[name]) return nothing;
  return html`<svg class="field-sign" viewBox="0 0 24 24" aria-hidden="true">${drawSign(name)}</svg>`;
}
