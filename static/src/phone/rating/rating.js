/** A rating on the phone: the own mark, the group's spread, one agreed value, and two lists under it. */

import { html, nothing } from "lit-html";
import { signal } from "@preact/signals-core";

import { record, view } from "../../board.js";
import { cardsOf, onTheTable } from "../../cards/heaps.js";
import { signed } from "../../cards/value.js";
import { wordsOf } from "../../text/words.js";
import { say, t } from "../../texts.js";
import { takeBackButton } from "../cards/board.js";
import { composeView } from "../cards/compose.js";
import { addedView, cardView } from "../cards/item.js";
import { addedOf } from "../cards/own.js";
import { saidView } from "../cards/said.js";
import { openCard, openedIn, sheetView } from "../cards/sheet.js";
import { groupSize, groupView } from "../group.js";
import { savedLine } from "../saved.js";
import { scaleView } from "./common-scale.js";
import { everyCardView } from "./every.js";
import { endsOf, ladderView, spreadView } from "./ladder.js";
import { markView } from "./mark.js";
import { agree, agreed, isOurs, showSpread } from "./own.js";

/**
 * @typedef {import("../../records.js").Rating} Rating
 * @typedef {import("../../cards/heaps.js").Held} Held
 */

/** The card whose rating is open, where there are several. */
const chosen = signal("");
/** The card whose agreed value is being looked at again. */
const changing = signal("");

/**
 * @param {string} activity
 * @param {Rating} rating
 */
export function ratingView(activity, rating) {
  const held = openedIn(activity);
  if (held?.card.field) return sheetView(activity, rating, held);
  if (rating.phase === "shown") return scaleView(activity, rating);
  if (!rating.groups) return everyCardView(activity, rating);
  const cards = onTheTable(cardsOf(view.value, activity)).filter(({ name, card }) => rating.rated.includes(name) && isOurs(card));
  const only = cards.length === 1 ? cards[0] : cards.find(({ name }) => name === chosen.value);
  return html`
    ${rating.groups ? groupView() : nothing}
    ${say(rating.task) ? html`<p class="task">${say(rating.task)}</p>` : nothing}
    ${only ? oneView(activity, rating, only, cards.length > 1) : chooseView(cards)}
  `;
}

/** @param {Held[]} cards */
function chooseView(cards) {
  if (!cards.length) return html`<p class="lead">${t("phone.rating.none")}</p>`;
  return html`<p class="promise">${t("phone.rating.choose")}</p>
    ${cards.map(
      (held) => html`<div class="heap">
        ${cardView(held, ({ name }) => (chosen.value = name))}
        ${held.card.value === null ? nothing : html`<p class="sum"><b>${signed(held.card.value)}</b> ${t("phone.rating.agreed")}</p>`}
      </div>`,
    )}`;
}

/**
 * @param {string} activity
 * @param {Rating} rating
 * @param {Held} held
 * @param {boolean} oneOfSeveral
 */
function oneView(activity, rating, held, oneOfSeveral) {
  const open = rating.phase === "open";
  return html`
    ${oneOfSeveral
      ? html`<button type="button" class="button quiet back" @click=${() => (chosen.value = "")}>
          <span aria-hidden="true">‹</span> ${t("phone.rating.back")}
        </button>`
      : nothing}
    <h2 class="rated words" lang=${held.card.language || nothing}>${wordsOf(held.card)}</h2>
    ${saidView(held.card)}
    ${open ? markView(activity, rating, held.name) : nothing} ${agreeView(activity, rating, held, open)}
    ${listView(activity, rating, held.name, "lessen")} ${listView(activity, rating, held.name, "raise")}
    ${open ? takeBackButton(activity) : nothing}
  `;
}

/**
 * @param {string} activity
 * @param {Rating} rating
 * @param {Held} held
 * @param {boolean} open
 */
function agreeView(activity, rating, { name }, open) {
  const { value, saved } = agreed(activity, name);
  const settled = value !== null && changing.value !== name;
  return html`<section class="agree">
    <h2>${t("phone.rating.together")}</h2>
    ${settled ? html`<p class="agreed"><b>${signed(value)}</b> ${t("phone.rating.agreed")}</p>` : spreadPart(activity, rating, name, open)}
    ${settled && open ? savedLine(saved, t("phone.status.saved_only"), changeButton(name)) : nothing}
  </section>`;
}

/** @param {string} card */
function changeButton(card) {
  return html`<button type="button" class="button" @click=${() => (changing.value = card)}>${t("phone.rating.change")}</button>`;
}

/**
 * @param {string} activity
 * @param {Rating} rating
 * @param {string} card
 * @param {boolean} open
 */
function spreadPart(activity, rating, card, open) {
  const count = record(`count/${activity}/${card}`) ?? { t: "count" };
  const shown = rating.spread.includes(card);
  const all = rating.groups ? Math.max(groupSize(), count.rated ?? 0) : 0;
  const rated = count.rated ?? 0;
  return html`
    <p>${all ? t("phone.rating.rated_of", { rated, n: all }) : t("phone.rating.rated", { n: rated })}</p>
    ${shown && rated && !open ? spreadView(count) : nothing}
    ${open && shown ? agreeSteps(activity, rating, card, count) : nothing}
    ${open
      ? html`<button type="button" class="button wide" @click=${() => showSpread(activity, card, !shown)}>
          ${t(shown ? "phone.rating.hide_spread" : "phone.rating.show_spread")}
        </button>`
      : nothing}
  `;
}

/**
 * Where each stands is seen on the steps themselves, so that both are on the screen together.
 * @param {string} activity
 * @param {Rating} rating
 * @param {string} card
 * @param {import("../../records.js").Count} count
 */
function agreeSteps(activity, rating, card, count) {
  const { value } = agreed(activity, card);
  const choose = (/** @type {number} */ to) => {
    changing.value = "";
    agree(activity, card, to);
  };
  return ladderView(`agree-${card}`, t("phone.rating.agree_on"), value ?? undefined, choose, endsOf(rating), count);
}

/**
 * @param {string} activity
 * @param {Rating} rating
 * @param {string} card
 * @param {"lessen" | "raise"} side
 */
function listView(activity, rating, card, side) {
  const field = `${side}/${card}`;
  const cards = onTheTable(cardsOf(view.value, activity)).filter((held) => held.card.field === field);
  const label = t(`phone.rating.add_${side}`);
  return html`<section class="list">
    <h2>${t(`phone.rating.${side}`)}</h2>
    ${cards.map((held) => cardView(held, openCard))}
    ${addedOf(activity, field).map(({ text }) => addedView(text))}
    ${rating.phase === "open" ? composeView(activity, { list: field, label }) : nothing}
  </section>`;
}
