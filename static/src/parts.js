/** Small pieces that several pages show. */

import { html, nothing } from "lit-html";

import { link, loaded, workshop } from "./board.js";
import { boot } from "./boot.js";
import { readIn } from "./language.js";
import { t } from "./texts.js";

/** Each language in its own words, so that it is found by whoever cannot read the page. */
export function languageSwitch() {
  return html`<div class="languages" role="group" aria-label=${t("common.language")}>
    ${boot.languages.map(
      (language) => html`<button
        type="button"
        lang=${language}
        aria-pressed=${language === boot.language}
        @click=${() => readIn(language)}
      >
        ${t(`common.language.${language}`)}
      </button>`,
    )}
  </div>`;
}

/** On every screen of a try-out, so that nobody takes it for real. Reads a signal. */
export function tryoutSign() {
  if (!workshop()?.tryout) return nothing;
  return html`<p class="tryout"><b>${t("common.tryout")}</b> ${t("common.tryout_means")}</p>`;
}

/** A sign beside words: this works. */
export function tick() {
  return html`<svg class="tick" viewBox="0 0 24 24" aria-hidden="true">
    <circle cx="12" cy="12" r="11"></circle>
    <path d="M6.5 12.5l4 4 7.5-8.5"></path>
  </svg>`;
}

/**
 * One quiet line for the network, empty while all is well. It has its own place and never covers anything.
 * @returns {import("lit-html").TemplateResult}
 */
export function linkLine() {
  return html`<p class="link" role="status">${linkWords()}</p>`;
}

/** Whoever came in just now sees the board already: they are not told that the socket is a second behind. @returns {string} */
export function linkWords() {
  if (link.value === "connecting") return loaded.value ? "" : t("common.connecting");
  return link.value === "waiting" ? t("common.waiting") : "";
}
