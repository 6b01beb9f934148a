/** The numbers at the right for cards, ratings and questions, and a word for the moderator. */
import { html, nothing } from "lit-html";
import { present, record, view } from "../board.js";
import { answersTo } from "../cards/answers.js";
import { cardsOf, onTheTable } from "../cards/heaps.js";
import { ratedCards } from "../cards/rated.js";
import { teamsOf } from "../groups/members.js";
import { leaf, treeName } from "../groups/trees.js";
import { wordsOf } from "../text/words.js";
import { t } from "../texts.js";

/**
 * @typedef {import("./board-steps.js").Thing} Thing
 * @typedef {import("./kinds.js").Sheet} Sheet
 * @typedef {import("../records.js").Rating} Rating
 * @typedef {import("../records.js").Choice} Choice
 */

/**
 * Reads signals: call it inside an effect.
 * @param {string} activity
 * @param {Thing} found
 */
export function boardCounts(activity, found) {
  return html`${ofKind(activity, found)} ${"agree" in found && found.agree ? agreedCount(activity) : nothing}`;
}

/**
 * @param {string} activity
 * @param {Thing} found
 */
function ofKind(activity, found) {
  if (found.t === "page") return nothing;
  if (found.t === "choice") return choiceCounts(activity, found);
  return found.t === "rating" ? ratingCounts(activity, found) : cardCounts(activity, found);
}

/** @param {string} activity */
function agreedCount(activity) {
  const agreed = record(`count/${activity}/agreed`)?.agreed ?? 0;
  return share("said_yes", agreed, present(agreed));
}

/**
 * @param {string} activity
 * @param {Sheet} board
 */
function cardCounts(activity, { t: kind, phase, dots, groups }) {
  const cards = written(activity);
  const count = record(`count/${activity}/dots`);
  const [done, begun] = [count?.done ?? 0, count?.begun ?? 0];
  return html`${figure(kind === "table" ? "rows" : "cards", cards.length)} ${groups ? byGroup(activity) : nothing}
  ${dots && phase !== "open" ? share("dots_used", done, present(done + begun)) : nothing}`;
}

/**
 * What lies on the table; a text of all together only once something is written in it.
 * @param {string} activity
 */
function written(activity) {
  return onTheTable(cardsOf(view.value, activity)).filter(({ card }) => !card.shared || wordsOf(card).trim());
}

/**
 * Who has not begun yet is seen at once.
 * @param {string} activity
 */
function byGroup(activity) {
  const cards = written(activity);
  return html`<div>
    <dt>${t("console.groups.title")}</dt>
    <dd>
      <ul class="count-groups">
        ${teamsOf(view.value).map(({ name }) => {
          const many = cards.filter(({ card }) => card.team === name).length;
          return html`<li class=${many ? "" : "none"}>${leaf(name)} <span>${treeName(name)}</span> <b>${many || t("console.figure.none_yet")}</b></li>`;
        })}
      </ul>
    </dd>
  </div>`;
}

/**
 * @param {string} activity
 * @param {Rating} rating
 */
function ratingCounts(activity, rating) {
  const cards = ratedCards(view.value, activity, rating);
  return share("agreed", cards.filter(({ value }) => value !== null).length, cards.length);
}

/**
 * @param {string} activity
 * @param {Choice} choice
 */
function choiceCounts(activity, choice) {
  const { placed, listening } = answersTo(view.value, activity, choice);
  return html`${share("answered", placed, present(placed + listening))}
  ${listening ? html`<div><dt>${t("console.listening")}</dt><dd>${listening}</dd></div>` : nothing}`;
}

/**
 * @param {string} name
 * @param {number} n
 * @param {number} of
 */
function share(name, n, of) {
  const words = t(`console.count.${name}`);
  return html`<div>
    <dt>${words}</dt>
    <dd>${t("console.of", { n, of })}</dd>
    <dd><progress max=${Math.max(of, 1)} value=${n} aria-label=${words}></progress></dd>
  </div>`;
}

/**
 * @param {string} name
 * @param {number} value
 */
function figure(name, value) {
  return html`<div>
    <dt>${t(`console.count.${name}`)}</dt>
    <dd>${value}</dd>
  </div>`;
}

/**
 * @param {Thing} found
 * @returns {string}
 */
export function boardHint(found) {
  if (found.t === "page") return t("console.hint.page");
  if (found.t === "choice") return choiceHint(found);
  if (found.t === "rating") return t(ratingHint(found));
  if (found.phase === "voting") return t("console.hint.voting");
  if (found.t !== "cards") return t(found.phase === "shown" ? "console.hint.look" : "console.hint.figure");
  if (found.phase === "shown" && found.dots) return t(found.picked.length ? pickedHint() : "console.hint.sums");
  return t(found.phase === "shown" ? "console.hint.look" : "console.hint.cards");
}

/** @param {Rating} rating */
function ratingHint({ phase, groups }) {
  if (phase === "shown") return "console.hint.common";
  return groups ? "console.hint.rating" : "console.hint.rate_all";
}

/** Groups are made once. */
function pickedHint() {
  return teamsOf(view.value).length ? "console.hint.picked_groups" : "console.hint.picked";
}

/** @param {Choice} choice */
function choiceHint({ phase, options }) {
  const concerns = options.some(({ sign }) => sign === "concerns");
  if (phase === "shown") return t(concerns ? "console.hint.answers" : "console.hint.look");
  return t(concerns ? "console.hint.question" : "console.hint.choose");
}
