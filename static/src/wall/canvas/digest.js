/** A group's fields below each other, page by page, where the figure itself would be too small to read. */
import { html, nothing } from "lit-html";
import { words } from "../../canvas/card.js";
import { filled } from "../../canvas/fields.js";
import { fieldSign } from "../../canvas/signs.js";
import { wordsOf } from "../../text/words.js";
import { say, t } from "../../texts.js";
import { turning } from "../turning.js";

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
        ${under.map((held) => html`<span class="digest-under">+ ${wordsOf(held.card)}</span>`)}
        ${dots ? html`<small class="field-mark field-dots">${t("common.figure.dots", { n: dots })}</small>` : nothing}
      </li>`,
    ),
  ];
}

/** @param {string} sign */
function disc(sign) {
  return sign ? html`<span class="field-disc">${fieldSign(sign)}</span>` : nothing;
}
