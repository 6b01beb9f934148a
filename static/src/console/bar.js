/** Along the bottom: back, everything else, the clock, and the one next step, with what may come before it. */
import { html, nothing } from "lit-html";
import { link, view } from "../board.js";
import { linkWords } from "../parts.js";
import { t } from "../texts.js";
import { busy, press, trouble } from "./act.js";
import { alreadyRead } from "./aloud.js";
import { beacons } from "./attention/beacons.js";
import { openPanel } from "./panel.js";
import { plan } from "./plan.js";
import { nextStep, offered, stepBack } from "./steps.js";
import { clock } from "./time/clock.js";

/** @typedef {import("./steps.js").Step} Step */

/** Reads signals: call it inside an effect. */
export function bar() {
  const back = stepBack(view.value);
  const offer = offered(view.value, alreadyRead.value);
  const next = nextStep(view.value, plan.value);
  return html`<footer class="bar">
    ${beacons()}
    <p class="bar-words" role="alert">${trouble.value}</p>
    <p class="bar-link" role="status">${link.value === "live" ? "" : linkWords()}</p>
    <div class="bar-ways">
      ${back ? backButton(back) : nothing}
      <button type="button" class="button" @click=${() => openPanel({ name: "more" })}>${t("console.more")}</button>
      <button type="button" class="button attention-open" @click=${() => openPanel({ name: "attention" })}>${t("console.attention.title")}</button>
    </div>
    ${clock()} ${next ? html`<div class="bar-steps">${offer ? offerButton(offer) : nothing} ${nextButton(next)}</div>` : nothing}
  </footer>`;
}

/** @param {Step} step */
function backButton(step) {
  return html`<button type="button" class="button back" aria-disabled=${busy.value} @click=${() => take(step)}>
    <span>◀ ${t("console.back")}</span> <small>${words(step)}</small>
  </button>`;
}

/** @param {Step} step */
function offerButton(step) {
  return html`<button type="button" class="button offer" aria-disabled=${busy.value} @click=${() => take(step)}>${words(step)}</button>`;
}

/** @param {Step} step */
function nextButton(step) {
  return html`<button type="button" class="button strong next" aria-disabled=${busy.value} @click=${() => take(step)}>
    ${words(step)} <span aria-hidden="true">▶</span>
  </button>`;
}

/** @param {Step} step */
function words({ label, n }) {
  return t(label, n === undefined ? {} : { n });
}

/** @param {Step} step */
function take({ commands, panel }) {
  if (panel) openPanel(panel);
  else press(...commands);
}
