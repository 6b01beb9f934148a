/** When names go, and when everything does: as usual, or on a day that is chosen here. */
import { signal } from "@preact/signals-core";
import { html, nothing } from "lit-html";
import { dayIn } from "../../keeping.js";
import { t } from "../../texts.js";
import { busy } from "../act.js";
import { inMonths } from "./again.js";
import { actAt, troubleAt } from "./asked.js";

/**
 * @typedef {import("../../records.js").Workshop} Workshop
 * @typedef {"names" | "all"} What
 */

/** @type {Record<What, "names_until" | "kept_until">} */
const FIELD = { names: "names_until", all: "kept_until" };

/** Which is being changed. */
const changing = signal(/** @type {What | ""} */ (""));

/** @param {Workshop} workshop */
export function daysPart(workshop) {
  return html`${namesDay(workshop)} ${day("all", workshop.all_goes, workshop.kept_until)} ${keeperForm(workshop)}`;
}

/** @param {Workshop} workshop */
function namesDay({ unnamed, names_go, names_until }) {
  if (!unnamed) return day("names", names_go, names_until);
  return html`<div class="keeping-day"><p><span>${t("common.kept.names")}</span> <b>${t("common.kept.unnamed")}</b></p></div>`;
}

/**
 * @param {What} what
 * @param {number} [at]  ms
 * @param {string} [chosen]  ISO; "" as usual
 */
function day(what, at = 0, chosen = "") {
  return html`<div class="keeping-day">
    <p><span>${t(`common.kept.${what}`)}</span> <b>${dayIn(at) || t("console.keeping.later")}</b> <small>${chosen ? nothing : t(`console.keeping.usual.${what}`)}</small></p>
    ${changing.value === what
      ? dayForm(what, at, chosen)
      : html`<button type="button" class="button quiet" aria-label=${`${t(`common.kept.${what}`)}: ${t("console.keeping.change")}`} @click=${() => (changing.value = what)}>
          ${t("console.keeping.change")}
        </button>`}
    ${troubleAt(what)}
  </div>`;
}

/**
 * @param {What} what
 * @param {number} at
 * @param {string} chosen
 */
function dayForm(what, at, chosen) {
  const set = async (/** @type {string} */ until) => {
    if (await actAt(what, { t: "workshop.keep", [FIELD[what]]: until })) changing.value = "";
  };
  const save = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    return set(String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get("until")));
  };
  return html`<form class="keeping-change" @submit=${save}>
    <input
      class="field"
      type="date"
      name="until"
      required
      min=${inMonths(0)}
      aria-label=${t(`common.kept.${what}`)}
      .value=${at ? new Date(at).toISOString().slice(0, 10) : ""}
    />
    <button class="button" aria-disabled=${busy.value}>${t("console.save")}</button>
    <button type="button" class="button quiet" @click=${() => (chosen ? set("") : (changing.value = ""))}>${t("console.keeping.as_usual")}</button>
  </form>`;
}

/** @param {Workshop} workshop */
function keeperForm({ keeper }) {
  const save = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const given = String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get("keeper")).trim();
    return actAt("keeper", { t: "workshop.keep", keeper: given });
  };
  return html`<form @submit=${save}>
    <label class="asked">
      <span>${t("console.keeping.keeper")}</span>
      <input class="field" name="keeper" maxlength="120" autocomplete="off" .value=${keeper ?? ""} />
      <small>${t("console.keeping.keeper_why")}</small>
    </label>
    <button class="button" aria-disabled=${busy.value}>${t("console.save")}</button>
    ${troubleAt("keeper")}
  </form>`;
}
