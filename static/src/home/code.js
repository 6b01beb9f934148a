/** Entering a workshop's code by hand, read off a wall eight metres away. */

import { html } from "lit-html";

import { base } from "../boot.js";
import { t } from "../texts.js";

export function codeForm() {
  return html`<form class="enter" @submit=${go}>
    ${codeField(t("common.code"), "code", "KAFE47")}
    <button class="button strong wide">${t("common.enter")}</button>
  </form>`;
}

/**
 * @param {string} words
 * @param {string} name
 * @param {string} example  "" for a code that is long
 */
export function codeField(words, name, example) {
  return html`<label class="asked">
    <span>${words}</span>
    <input
      class="field code ${example ? "" : "long"}"
      name=${name}
      required
      maxlength="40"
      autocomplete="off"
      autocapitalize="characters"
      spellcheck="false"
      enterkeyhint="go"
      placeholder=${example}
    />
  </label>`;
}

/** @param {SubmitEvent} event */
function go(event) {
  event.preventDefault();
  const given = new FormData(/** @type {HTMLFormElement} */ (event.target));
  const code = plainCode(String(given.get("code")));
  if (code) location.assign(`${base}/${code}`);
}

/**
 * Letters that codes do not have, or of another keyboard, and the letter that was seen on the wall.
 * @type {Record<string, string>}
 */
const alike = { А: "A", Е: "E", К: "K", М: "M", Н: "H", Р: "P", С: "C", Т: "T", У: "Y", Х: "X", З: "3", Ч: "4", U: "V" };

/**
 * What people type for a code → how the code is written.
 * @param {string} typed
 */
export function plainCode(typed) {
  const letters = typed.toUpperCase().replace(/./gu, (letter) => alike[letter] ?? letter);
  return letters.normalize("NFD").replace(/[^A-Z0-9]/g, "");
}
