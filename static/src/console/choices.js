/** One of a few: a group of radio buttons, each with its words. */
import { html } from "lit-html";

/** @typedef {{ value: string, words: unknown, chosen: boolean, choose: () => void }} Option */

/**
 * @param {string} legend
 * @param {string} name
 * @param {Option[]} options
 */
export function choices(legend, name, options) {
  return html`<fieldset class="choices">
    <legend>${legend}</legend>
    ${options.map(
      ({ value, words, chosen, choose }) => html`<label class="choice">
        <input type="radio" name=${name} value=${value} .checked=${chosen} @change=${choose} /><span>${words}</span>
      </label>`,
    )}
  </fieldset>`;
}
