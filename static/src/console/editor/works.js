/** How an activity works: whose names are seen, dots, groups. What was promised to people stays as it is. */
import { html, nothing } from "lit-html";
import { t } from "../../texts.js";
import { set, valueAt } from "./draft.js";
import { check, radios, select } from "./inputs.js";

/** @typedef {import("./draft.js").Draft} Draft */

const DOTS_MOST = 10;
const STRENGTHS = 5;
const MODES = /** @type {const} */ (["nameless", "hidden", "live"]);

/** @param {Draft} draft */
export function works(draft) {
  return html`${ofKind(draft)} ${check("decides", t("console.edit.decides"))}`;
}

/** @param {Draft} draft */
function ofKind({ kind, begun }) {
  const groups = check("groups", t("console.edit.groups"), begun);
  const agree = check("agree", t("console.edit.agree"));
  if (kind === "page") return html`${agree} ${check("pause", t("console.edit.pause"))}`;
  if (kind === "scale") return modes(begun);
  if (kind === "choice") return html`${modes(begun)} ${check("several", t("console.several"), begun)} ${groups}`;
  if (kind === "rating") return html`${who(begun)} ${groups}`;
  return html`${who(begun)} ${groups} ${kind === "table" ? check("dealt", t("console.edit.dealt")) : nothing}
    ${dots()} ${kind === "canvas" ? strengths() : nothing} ${writes()} ${agree}
    ${kind === "cards" ? check("rules", t("console.edit.rules")) : nothing}`;
}

/** @param {boolean} begun */
function modes(begun) {
  const all = MODES.map((value) => ({ value, words: t(`console.mode.${value}`), means: t(`console.mode.${value}_means`) }));
  return radios("mode", t("console.mode"), all, begun);
}

/** @param {boolean} begun */
function who(begun) {
  const all = /** @type {const} */ (["names", "nameless"]).map((value) => ({
    value,
    words: t(`console.who.${value}`),
    means: t(`console.who.${value}_means`),
  }));
  return radios("who", t("console.who"), all, begun);
}

function dots() {
  const many = Array.from({ length: DOTS_MOST + 1 }, (_, n) => /** @type {[number, string]} */ ([n, n ? String(n) : t("console.dots_none")]));
  return html`${select("dots", t("console.dots"), many)}
    ${valueAt("dots") ? check("stack", t("console.stack")) : nothing}`;
}

function strengths() {
  const on = Boolean(valueAt("strengths"));
  return html`<label class="choice">
    <input type="checkbox" .checked=${on} @change=${() => set("strengths", on ? 0 : STRENGTHS)} />
    <span>${t("console.edit.strengths")}</span>
  </label>`;
}

function writes() {
  const all = valueAt("writes") !== "own";
  return html`<label class="choice">
    <input type="checkbox" .checked=${all} @change=${() => set("writes", all ? "own" : "all")} />
    <span>${t("console.writes_all")}</span>
  </label>`;
}
