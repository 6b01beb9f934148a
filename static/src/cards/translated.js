/** A card's words for this reader: its own, and beneath them what somebody made of them in the reader's language. */
import { html, nothing } from "lit-html";
import { boot } from "../boot.js";
import { wordsOf } from "../text/words.js";
import { t } from "../texts.js";
import { translationOf } from "./translation.js";

/** @typedef {import("../records.js").Card} Card */

/** Stands under the card's own words. @param {Card} card */
export function translated(card) {
  const found = translationOf(card, boot.language);
  if (!found) return nothing;
  return html`<span class="translated" lang=${found.language}
    >${found.text}${found.old ? html` <small>${t("common.figure.translated_before")}</small>` : nothing}</span
  >`;
}

/** All the words that need room. @param {Card} card */
export function allWordsOf(card) {
  const found = translationOf(card, boot.language);
  return found ? `${wordsOf(card)}\n${found.text}${found.old ? ` ${t("common.figure.translated_before")}` : ""}` : wordsOf(card);
}
