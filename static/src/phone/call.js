/** For those who are elsewhere: the video call in which they see and hear the hall. Loaded only where there is one. */

import "./start.js"; // so that nothing of it is in this file, too

import { html } from "lit-html";

import { t } from "../texts.js";

/** @param {string} link */
export function callView(link) {
  return html`<a class="button rules-button" href=${link} target="_blank" rel="noopener noreferrer">
    <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M3 6h12v12H3zM15 10.5l6-3.5v10l-6-3.5z"></path></svg>${t("phone.call")}
  </a>`;
}
