/** Small signs beside words on the console. */
import { html } from "lit-html";

const PATHS = {
  hand: "M7 12.5V6a1.5 1.5 0 0 1 3 0v5-7a1.5 1.5 0 0 1 3 0v7-6a1.5 1.5 0 0 1 3 0v7-3.5a1.5 1.5 0 0 1 3 0V15c0 4-2.5 6.5-6.5 6.5-3 0-4.5-1.5-6-4l-2.6-4.3c-.8-1.4.9-2.6 2-1.5z",
  question: "M4 4h16v12h-8l-5 4.5V16H4zM10 8.2a2 2 0 1 1 2.6 2c-.5.2-.6.6-.6 1.1M12 13.4v.1",
  dark: "M3 4h18v12H3zM3 4l18 12M9 20h6M12 16v4",
  voice: "M12 3a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0V6a3 3 0 0 1 3-3zM6 11a6 6 0 0 0 12 0M12 17v4M9 21h6",
};

/** @param {keyof typeof PATHS} name */
export function sign(name) {
  return html`<svg class="kind-sign" viewBox="0 0 24 24" aria-hidden="true"><path d=${PATHS[name]}></path></svg>`;
}
