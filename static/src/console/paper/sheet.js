/** What can be printed: each is a link to its PDF, in the size and language that are chosen here. */
import { signal } from "@preact/signals-core";
import { html, nothing } from "lit-html";
import { view } from "../../board.js";
import { boot, room } from "../../boot.js";
import { t } from "../../texts.js";
import { choices } from "../choices.js";
import { kindSign } from "../kind-signs.js";
import { activityIn, titleOf } from "../kinds.js";
import { sheet } from "../panel.js";
import { workshopIn } from "../steps.js";
import { picture } from "./pictures.js";

/**
 * @typedef {import("./pictures.js").What} What
 * @typedef {import("../kinds.js").Activity} Activity
 */

const SIZES = /** @type {const} */ (["a4", "a3"]);
const SINGLE = /** @type {const} */ (["poster", "fallback", "scale", "rules", "cards"]);

const size = signal(/** @type {typeof SIZES[number]} */ ("a4"));
const language = signal(boot.language);

/** Reads signals: call it inside an effect. */
export function paperSheet() {
  const workshop = workshopIn(view.value);
  if (!workshop) return nothing;
  return sheet(
    t("console.paper.title"),
    html`<div class="paper">
      <div class="paper-choices">${sizes()} ${languages()}</div>
      <a class="paper-one paper-pack" href=${addressOf("pack")} target="_blank" rel="noopener">${face("pack")}</a>
      <ul class="paper-list">
        ${SINGLE.map((what) => html`<li><a class="paper-one" href=${addressOf(what)} target="_blank" rel="noopener">${face(what)}</a></li>`)}
      </ul>
      <h3>${t("console.paper.parts")}</h3>
      <ul class="paper-list">
        ${workshop.agenda.map((name) => part(name))}
      </ul>
    </div>`,
  );
}

function sizes() {
  return choices(t("console.paper.size"), "size", SIZES.map((one) => ({
    value: one,
    words: html`<b>${one.toUpperCase()}</b> <small>${t(`console.paper.size.${one}`)}</small>`,
    chosen: one === size.value,
    choose: () => (size.value = one),
  })));
}

function languages() {
  return choices(t("console.paper.language"), "paper-language", boot.languages.map((one) => ({
    value: one,
    words: html`<span lang=${one}>${t(`common.language.${one}`)}</span>`,
    chosen: one === language.value,
    choose: () => (language.value = one),
  })));
}

/** @param {What} what */
function face(what) {
  return html`${picture(what)}<span><b>${t(`console.paper.${what}`)}</b> <small>${t(`console.paper.${what}_for`)}</small></span>`;
}

/** @param {string} name */
function part(name) {
  const found = activityIn(view.value, name);
  if (!found) return nothing;
  return html`<li>
    <a class="paper-one" href=${addressOf("activity", name)} target="_blank" rel="noopener">
      ${kindSign(found.t)}<span>${titleOf(found)} <small>${t(`console.kind.${found.t}`)}</small></span>
    </a>
  </li>`;
}

/**
 * @param {What | "activity"} what
 * @param {string} [activity]
 */
function addressOf(what, activity = "") {
  const asked = new URLSearchParams({ size: size.value, language: language.value, ...(activity && { activity }) });
  return `${room}/paper/${what}.pdf?${asked}`;
}
