/** Saved or waiting, in words and with a sign. */

import { html, nothing } from "lit-html";

import { link } from "../board.js";
import { t } from "../texts.js";

const signs = { saved: "✓", sending: "…", waiting: "◌" };

/**
 * @param {boolean} saved
 * @returns {"saved" | "sending" | "waiting"}
 */
export function savedKind(saved) {
  if (saved) return "saved";
  return link.value === "waiting" ? "waiting" : "sending";
}

/**
 * @param {boolean} saved
 * @param {string} words  what to say once it is saved
 * @param {unknown} [beside]
 */
export function savedLine(saved, words, beside = nothing) {
  const kind = savedKind(saved);
  return html`<div class="status">
    <p role="status" class=${kind}>
      ${words ? html`<span aria-hidden="true">${signs[kind]}</span> ` : nothing}${saved ? words : t(`phone.status.${kind}`)}
    </p>
    ${beside}
  </div>`;
}
