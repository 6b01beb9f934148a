/** Along the bottom of the wall: who speaks, how many, and the way in for whoever comes late. Never in the way. */
import { html, nothing } from "lit-html";
import { unsafeHTML } from "lit-html/directives/unsafe-html.js";
import { addressToType } from "../address.js";
import { here } from "../board.js";
import { boot } from "../boot.js";
import { joinQr } from "../join-qr.js";
import { linkLine } from "../parts.js";
import { t } from "../texts.js";
import { hands } from "./hands.js";

/** @param {unknown} counts */
export function foot(counts) {
  return html`${hands()}
    <footer class="wall-foot">
      <div class="wall-counts">${counts}</div>
      ${linkLine()} ${wayIn()}
    </footer>`;
}

/** Reads a signal. How many are connected, and from where if not all are in the hall. */
export function whoIsHere() {
  const { hall, remote } = here.value;
  return remote ? html`<span>${t("wall.where", { hall, remote })}</span>` : nothing;
}

function wayIn() {
  return html`<div class="wall-join">
    <p>${addressToType()}<b class="wall-code">${boot.code}</b></p>
    <div class="wall-qr" role="img" aria-label=${t("wall.join.qr")}>${unsafeHTML(joinQr())}</div>
  </div>`;
}
