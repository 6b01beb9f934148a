/** What people made of a card's words in other languages. The card keeps its own words. */

import { html, nothing } from "lit-html";
import { ref } from "lit-html/directives/ref.js";
import { signal } from "@preact/signals-core";

import { workshop } from "../../board.js";
import { boot } from "../../boot.js";
import { translationOf } from "../../cards/translation.js";
import { draftText, dropDraft, keepDraft } from "../../drafts.js";
import { send } from "../../outbox.js";
import { tidy } from "../../text/tidy.js";
import { versionOf, wordsOf } from "../../text/words.js";
import { reason, t } from "../../texts.js";
import { cardMost } from "./compose.js";

/**
 * @typedef {import("./own.js").Board} Board
 * @typedef {import("../../records.js").Card} Card
 * @typedef {import("../../cards/heaps.js").Held} Held
 */

/** The card and language that is being written, by the name of the draft. */
const writing = signal("");
const trouble = signal("");

/**
 * The reader's translation of a card in another language.
 * @param {Card} card
 * @returns {string} "" where none is needed, or there is none
 */
export function saidIn(card) {
  return translationOf(card, boot.language)?.text ?? "";
}

/** Under the words of a card. @param {Card} card */
export function saidView(card) {
  const text = saidIn(card);
  if (!text) return nothing;
  return html`<span class="said"><small>${markOf(card, boot.language)}</small><span lang=${boot.language}>${text}</span></span>`;
}

/**
 * All of them on the opened card; anyone who sees it may add one or make it better.
 * @param {string} activity
 * @param {Board} board
 * @param {Held} held
 */
export function translationsView(activity, board, { name, card }) {
  if (card.hidden || card.binned || card.suggested || !wordsOf(card).trim()) return nothing;
  const original = card.language || workshop()?.language;
  const languages = boot.languages.filter((one) => one !== original).sort((a, b) => Number(b === boot.language) - Number(a === boot.language));
  const may = !board.shut && !workshop()?.closed;
  const drawn = languages.filter((one) => may || card.said?.[one]);
  if (!drawn.length) return nothing;
  return html`<section class="translations">
    <h2>${t("phone.said")}</h2>
    ${drawn.map((language) => oneView(activity, name, card, language, may))}
  </section>`;
}

/**
 * @param {string} activity
 * @param {string} name
 * @param {Card} card
 * @param {string} language
 * @param {boolean} may
 */
function oneView(activity, name, card, language, may) {
  const draft = `${activity}/said/${name}/${language}`;
  const text = card.said?.[language]?.text;
  if (may && (writing.value === draft || draftText(draft))) return formView(activity, name, language, draft, text ?? "");
  const open = () => {
    trouble.value = "";
    writing.value = draft;
    document.getElementById("saying")?.focus();
  };
  const way = html`<button type="button" class="button ${text ? "quiet" : ""}" @click=${open}>
    ${t(text ? "phone.said.mend" : `phone.said.in.${language}`)}
  </button>`;
  if (!text) return way;
  return html`<div class="translation">
    <p class="tags"><span lang=${language}>${t(`common.language.${language}`)}</span> · ${markOf(card, language)}</p>
    <p class="words" lang=${language}>${text}</p>
    ${may ? way : nothing}
  </div>`;
}

/**
 * That it is a translation, and whether the card has changed since.
 * @param {Card} card
 * @param {string} language
 */
function markOf(card, language) {
  const old = (card.said[language]?.version ?? 0) < versionOf(card);
  return [t("phone.said.mark"), old ? t("phone.said.old") : ""].filter(Boolean).join(", ");
}

/**
 * @param {string} activity
 * @param {string} card
 * @param {string} language
 * @param {string} draft
 * @param {string} before
 */
function formView(activity, card, language, draft, before) {
  const close = () => {
    dropDraft(draft);
    writing.value = "";
  };
  return html`<form class="translation" @submit=${(/** @type {SubmitEvent} */ event) => save(event, { activity, card, language }, draft)}>
    <label class="asked">
      <span>${t(`phone.said.in.${language}`)}</span>
      <small>${t("phone.said.how")}</small>
      <textarea
        class="field"
        id="saying"
        rows="3"
        lang=${language}
        maxlength=${cardMost}
        ${ref(mountOf(draft, before))}
        @input=${(/** @type {Event} */ { target }) => keepDraft(draft, { text: /** @type {HTMLTextAreaElement} */ (target).value })}
      ></textarea>
    </label>
    <div class="row">
      <button type="button" class="button" @click=${close}>${t("phone.cards.cancel")}</button>
      <button class="button strong">${t("phone.save")}</button>
    </div>
    <p class="trouble" role="alert">${trouble.value}</p>
  </form>`;
}

/** One function per field, so that it is filled once and not with every drawing. */
let mounting = { draft: "", mount: (/** @type {Element | undefined} */ _field) => {} };

/**
 * @param {string} draft
 * @param {string} before
 */
function mountOf(draft, before) {
  if (mounting.draft !== draft) {
    const mount = (/** @type {Element | undefined} */ field) => {
      if (field) /** @type {HTMLTextAreaElement} */ (field).value = draftText(draft) || before;
      else mounting.draft = "";
    };
    mounting = { draft, mount };
  }
  return mounting.mount;
}

/**
 * @param {SubmitEvent} event
 * @param {{activity: string, card: string, language: string}} what
 * @param {string} draft
 */
async function save(event, what, draft) {
  event.preventDefault();
  const field = /** @type {HTMLFormElement} */ (event.target).querySelector("textarea");
  const text = tidy(field?.value ?? "").trim();
  dropDraft(draft);
  writing.value = "";
  const answer = await send({ t: "card.translate", ...what, text });
  if (answer.ok) return;
  trouble.value = reason(answer.code, answer.details);
  keepDraft(draft, { text });
}
