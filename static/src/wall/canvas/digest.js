/** A group's fields below each other, page by page, where the figure itself would be too small to read. */
import { html, nothing } from "lit-html";
import { ref } from "lit-html/directives/ref.js";
import { words } from "../../canvas/card.js";
import { filled } from "../../canvas/fields.js";
import { fieldSign } from "../../canvas/signs.js";
import { translated } from "../../cards/translated.js";
import { wordsOf } from "../../text/words.js";
import { say, t } from "../../texts.js";
import { turning } from "../turning.js";

/** Letters, rem. */
const SIZES = [4.2, 3.8, 3.4, 3.1, 2.8];

/**
 * Reads a signal.
 * @param {import("../../canvas/figure.js").Figure} shown
 */
export function digest({ view, activity, canvas, team }) {
  const all = filled(view, activity, canvas, team);
  const written = all.filter(({ heaps, unseen }) => heaps.length || unseen);
  return html`${written.length ? nothing : html`<p class="digest-empty">${t("wall.canvas.nothing")}</p>`}
    ${turning(written.flatMap(lines), "digest")}`;
}

/** @param {import("../../canvas/fields.js").Filled} one */
function lines({ field, heaps, unseen }) {
  return [
    html`<li class="list-name tone-${field.tone || "plain"}">${disc(field.sign)}<span>${say(field.title)}</span></li>`,
    ...(unseen ? [html`<li class="digest-card">${t("common.figure.unseen", { n: unseen })}</li>`] : []),
    ...heaps.map(
      ({ card, under, dots }) => html`<li class=${card.shared ? "digest-text" : "digest-card"}>
        ${card.shared ? wordsOf(card) : words(card)}
        ${under.map((held) => html`<span class="digest-under">+ ${wordsOf(held.card)} ${translated(held.card)}</span>`)}
        ${dots ? html`<small class="field-mark field-dots">${t("common.figure.dots", { n: dots })}</small>` : nothing}
      </li>`,
    ),
  ];
}

/** For the element around all digests: the same letters in all of them, as large as all have room for. */
export function lettersOfDigests() {
  return ref((element) => element && queueMicrotask(() => settle(/** @type {HTMLElement} */ (element))));
}

/** @param {HTMLElement} element */
function settle(element) {
  const lists = [...element.querySelectorAll(".digest")];
  for (const item of element.querySelectorAll(".digest > li")) /** @type {HTMLElement} */ (item).hidden = false;
  for (const size of SIZES) {
    element.style.setProperty("--digest", `${size}rem`);
    if (lists.every(({ scrollHeight, clientHeight }) => scrollHeight <= clientHeight + 1)) return;
  }
}

/** @param {string} sign */
function disc(sign) {
  return sign ? html`<span class="field-disc">${fieldSign(sign)}</span>` : nothing;
}
