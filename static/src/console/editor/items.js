/** Lists in the editor: the fields of a canvas, the columns of a table, the answers of a question. */
import { html, nothing } from "lit-html";
import { t } from "../../texts.js";
import { set, valueAt } from "./draft.js";
import { wrongIn, wrongWords } from "./inputs.js";

/**
 * @param {string} path  of the list
 * @param {string} title
 * @param {string} one  what one of them is called: a part of text keys, such as "field"
 * @param {number} most
 * @param {() => object} make  a new one
 * @param {(path: string, i: number) => unknown} draw
 */
export function items(path, title, one, most, make, draw) {
  const all = /** @type {object[]} */ (valueAt(path) ?? []);
  return html`<section class="edit-list">
    <h4>${title}</h4>
    ${wrongWords(path)}
    <ol>
      ${all.map(
        (_, i) => html`<li class=${wrongIn(`${path}[${i}]`) ? "edit-item wrong" : "edit-item"}>
          <div class="edit-item-head">
            <b>${t(`console.edit.${one}_n`, { n: i + 1 })}</b>
            ${i > 0 ? move(path, all, i, i - 1, "▲", t("console.earlier")) : nothing}
            ${i < all.length - 1 ? move(path, all, i, i + 1, "▼", t("console.later")) : nothing}
            <button type="button" class="button small" @click=${() => set(path, all.filter((_, j) => j !== i))}>
              ${t("console.remove")}
            </button>
          </div>
          ${draw(`${path}[${i}]`, i)}
        </li>`,
      )}
    </ol>
    ${all.length < most
      ? html`<button type="button" class="button" @click=${() => set(path, [...all, make()])}>+ ${t(`console.edit.${one}_add`)}</button>`
      : nothing}
  </section>`;
}

/**
 * @param {string} path
 * @param {object[]} all
 * @param {number} from
 * @param {number} to
 * @param {string} sign
 * @param {string} words
 */
function move(path, all, from, to, sign, words) {
  const go = () => {
    const others = all.filter((_, i) => i !== from);
    others.splice(to, 0, /** @type {object} */ (all[from]));
    set(path, others);
  };
  return html`<button type="button" class="button small" aria-label=${words} title=${words} @click=${go}>${sign}</button>`;
}
