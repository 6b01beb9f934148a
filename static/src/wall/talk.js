/** People talk with each other. The wall says who with whom, as far as that may be known, and then keeps quiet. */
import { html, nothing, svg } from "lit-html";
import { view } from "../board.js";
import { pairsOf } from "../line/picture.js";
import { drawSign, sign, signWords } from "../line/sign.js";
import { t } from "../texts.js";
import { clock } from "./clock.js";
import { foot, whoIsHere } from "./foot.js";
import { line } from "./line.js";
import { whereWeAre } from "./statement.js";
import { inTongues } from "./tongues.js";

/** @typedef {import("../records.js").Pair} Pair */

/** More pairs than this are told by the phones and by the signs on the line alone. */
const LISTED_MOST = 15;

/**
 * Reads signals: call it inside an effect.
 * @param {import("./scene.js").Statement} scene
 */
export function talk(scene) {
  const { activity, scale } = scene;
  const pairs = pairsOf(view.value, activity, scale.round);
  return html`<main class="stage talk">
    <header class="wall-head">${whereWeAre(scene)}${clock()}</header>
    <p class="talk-statement">${inTongues(scale.statement)}</p>
    <h1 class="talk-call">${call(scale.mode === "nameless" ? "nameless" : scale.pairing)}</h1>
    ${line(activity, scale)} ${pairs.length && pairs.length <= LISTED_MOST ? list(pairs) : nothing}
    ${foot(html`<p>${whoIsHere()}<span>${t("wall.talk.away")}</span></p>`)}
  </main>`;
}

/** @param {string} pairing */
function call(pairing) {
  if (pairing === "nameless") return t("wall.talk.nameless");
  if (pairing === "nearest") return t("wall.talk.nearest");
  if (pairing === "opposite") return t("wall.talk.opposite");
  return t("wall.talk.mixed");
}

/** @param {Pair[]} pairs */
function list(pairs) {
  return html`<ul class="talk-pairs ${pairs.length > 8 ? "many" : ""}">
    ${pairs.map(
      ({ n, members = [] }) => html`<li>
        <svg viewBox="0 0 24 24" role="img" aria-label=${signWords(sign(n), t)}>${svg`${drawSign(sign(n))}`}</svg>
        <span>${members.map(nameOf).join(", ")}</span>
      </li>`,
    )}
  </ul>`;
}

/** @param {string} member */
function nameOf(member) {
  const seat = /** @type {import("../records.js").Seat | undefined} */ (view.value.get(`seat/${member}`));
  return seat ? seat.name || t("common.guest", { n: seat.number }) : "";
}
