/** The ways at the foot of the page. */

import { html } from "lit-html";
import { signal } from "@preact/signals-core";

import { workshop } from "../board.js";
import { t } from "../texts.js";
import { closeSheet, sheetOver } from "./sheet.js";
import { onScreen } from "./where.js";

/** @typedef {"place" | "shared" | "more"} Tab */

export const tab = signal(/** @type {Tab} */ ("place"));

/** @param {Tab[]} tabs */
export function waysView(tabs) {
  const open = sheetOver(onScreen().activity) ? "" : tab.value;
  return html`<nav aria-label=${t("phone.nav")}>
    ${tabs.map(
      (name) => html`<button type="button" aria-current=${name === open ? "page" : "false"} @click=${() => openTab(name)}>
        ${signs[name]}<span>${t(wordsOn(name))}</span>
      </button>`,
    )}
  </nav>`;
}

/** @param {Tab} name */
function openTab(name) {
  closeSheet();
  tab.value = name;
}

/** @param {Tab} name */
function wordsOn(name) {
  if (name === "place" && workshop()?.closed) return "phone.tab.closing";
  const kind = onScreen().thing?.t ?? "scale";
  return name === "place" && kind !== "scale" ? `phone.tab.${kind}` : `phone.tab.${name}`;
}

const signs = {
  place: html`<svg viewBox="0 0 24 24" aria-hidden="true">
    <circle cx="12" cy="6" r="3.6"></circle>
    <path d="M6.5 19v-3.5a5.5 5.5 0 0 1 11 0V19zM2 20.5h20v2H2z"></path>
  </svg>`,
  shared: html`<svg viewBox="0 0 24 24" aria-hidden="true">
    <circle cx="5" cy="16" r="3"></circle><circle cx="12" cy="16" r="3"></circle><circle cx="12" cy="9" r="3"></circle>
    <circle cx="19" cy="16" r="3"></circle>
    <path d="M2 20.5h20v2H2z"></path>
  </svg>`,
  more: html`<svg viewBox="0 0 24 24" aria-hidden="true">
    <circle cx="5" cy="13" r="2.6"></circle><circle cx="12" cy="13" r="2.6"></circle>
    <circle cx="19" cy="13" r="2.6"></circle>
  </svg>`,
};
