/** A tablet on its way from hand to hand. */

import { html } from "lit-html";

export function passing() {
  return html`<svg class="passing" viewBox="0 0 120 64" aria-hidden="true">
    <rect x="42" y="8" width="36" height="48" rx="5"></rect>
    <path d="M56 50h8M8 32h22M23 25l8 7-8 7M90 32h22M105 25l8 7-8 7"></path>
  </svg>`;
}
