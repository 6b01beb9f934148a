/** What a card says in another language, as a person put it. Its own words stay as they are. */
import { signal } from "@preact/signals-core";
import { html, nothing } from "lit-html";
import { keyed } from "lit-html/directives/keyed.js";
import { live } from "lit-html/directives/live.js";
import { workshop } from "../../board.js";
import { boot } from "../../boot.js";
import { versionOf } from "../../text/words.js";
import { t } from "../../texts.js";
import { act, busy } from "../act.js";

/**
 * @typedef {import("../../records.js").Card} Card
 * @typedef {import("../../cards/heaps.js").Held} Held
 */

const CARD_MOST = 500;

/** The language that is written in, where the moderator chose another one than the most likely. */
const chosen = signal("");

/**
 * Under the card's own words.
 * @param {Card} card
 */
export function saidView(card) {
  const said = Object.entries(card.said ?? {});
  if (!said.length) return nothing;
  return html`<span class="card-said">
    ${said.map(
      ([language, { text, version }]) => html`<span class="card-said-one">
        <b>${language.toUpperCase()}</b> <span lang=${language}>${text}</span>
        ${version < versionOf(card) ? html`<small>${t("console.card.said_before")}</small>` : nothing}
      </span>`,
    )}
  </span>`;
}

/**
 * Reads signals: call it inside an effect.
 * @param {string} activity
 * @param {Held} held
 * @param {() => void} done
 */
export function translateForm(activity, { name, card }, done) {
  const languages = boot.languages.filter((language) => language !== card.language);
  const likely = [chosen.value, workshop()?.language ?? "", boot.language].find((language) => languages.includes(language));
  const language = likely ?? languages[0] ?? "";
  const save = async (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const text = String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get("text"));
    if (await act({ t: "card.translate", activity, card: name, language, text })) done();
  };
  return html`<form class="card-mending" @submit=${save}>
    <label class="card-choice">
      <span>${t("console.card.into")}</span>
      <select class="field" @change=${(/** @type {Event} */ { target }) => (chosen.value = /** @type {HTMLSelectElement} */ (target).value)}>
        ${languages.map((one) => html`<option value=${one} lang=${one} .selected=${live(one === language)}>${t(`common.language.${one}`)}</option>`)}
      </select>
    </label>
    ${keyed(
      language,
      html`<textarea class="field" name="text" rows="3" maxlength=${CARD_MOST} lang=${language} aria-label=${t("console.card.translation")}>
${card.said?.[language]?.text ?? ""}</textarea>`,
    )}
    <div class="card-mending-end">
      <button class="button" aria-disabled=${busy.value}>${t("console.save")}</button>
      <button type="button" class="button quiet" @click=${done}>${t("console.cancel")}</button>
    </div>
  </form>`;
}
