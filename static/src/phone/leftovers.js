/**
 * What was typed when the moderator had already gone on, or could not be taken: nothing of it is lost. It can be handed
 * in, as a card while the activity is still open, later as a suggestion to the moderator.
 */

import { html, nothing } from "lit-html";
import { signal } from "@preact/signals-core";

import { record, workshop } from "../board.js";
import { boot } from "../boot.js";
import { leftUntil } from "../countdown.js";
import { drafts, dropDraft, keepDraft } from "../drafts.js";
import { send } from "../outbox.js";
import { randomName } from "../random.js";
import { tidy } from "../text/tidy.js";
import { wordsOf } from "../text/words.js";
import { reason, say, t } from "../texts.js";
import { headingOf } from "./heading.js";
import { closing } from "./where.js";

/**
 * @typedef {import("../drafts.js").Draft} Draft
 * @typedef {{name: string, activity: string, kind: string, rest: string, text: string, why: Draft["why"]}} Leftover
 */

const readFor = 12_000;

/** How the last handing in ended, as a key of texts. */
const handedIn = signal("");

/**
 * @param {string} current  the activity on the screen
 * @returns {unknown}
 */
export function leftoversView(current) {
  const left = [...drafts.value].map(([name, draft]) => read(name, draft)).filter((one) => isLeft(one, current));
  if (!left.length) return handedIn.value ? html`<p class="note" role="status">✓ ${t(handedIn.value)}</p>` : nothing;
  return html`<section class="note leftovers" aria-live="polite">
    <p><b>${[...new Set(left.map((one) => whyLeft(one, current)))].join(" ")} ${t("phone.draft.kept")}</b></p>
    ${left.map(leftoverView)}
  </section>`;
}

/**
 * @param {string} name
 * @param {Draft} draft
 * @returns {Leftover}
 */
function read(name, { text, why }) {
  const [activity = "", kind = "", ...rest] = name.split("/");
  return { name, activity, kind, rest: rest.join("/"), text, why };
}

/**
 * @param {Leftover} leftover
 * @param {string} current
 */
function isLeft({ activity, kind, rest }, current) {
  const board = record(`activity/${activity}`);
  if (!board || kind === "saving" || activity === closing) return false;
  if (kind === "late") return true;
  const here = activity === current && !board.shut && takes(board, kind, rest) && !workshop()?.closed;
  return !here || (kind === "card" && isGone(activity, board, rest));
}

/**
 * Can it be typed where it was typed, so that it waits there?
 * @param {any} board
 * @param {string} kind
 * @param {string} rest
 */
function takes(board, kind, rest) {
  if (kind === "ask") return board.phase === "shown";
  if (kind === "said") return true;
  return board.phase === "open" && !(kind === "new" && board.locked?.includes(rest));
}

/**
 * @param {string} activity
 * @param {any} board
 * @param {string} rest  of the draft's name: card, or row and column
 */
function isGone(activity, board, rest) {
  const [card = ""] = rest.split("/");
  return !record(`card/${activity}/${card}`) && !isShared(board, card);
}

/**
 * Is it the one text of a field that all write together? It need not be there yet.
 * @param {any} board
 * @param {string} card
 */
function isShared(board, card) {
  return Boolean(board?.fields?.some((/** @type {any} */ { name, single }) => single && card.endsWith(`-${name}`)));
}

/**
 * Why it is not where it was meant to go.
 * @param {Leftover} leftover
 * @param {string} current
 */
function whyLeft({ activity, kind, rest, why }, current) {
  if (why && why.code !== "not_open") return reason(why.code, why.details);
  if (workshop()?.closed) return reason("closed");
  const board = record(`activity/${activity}`);
  if (board?.shut) return reason("part_shut");
  if (activity === current && kind === "card" && isGone(activity, board, rest)) return reason("no_such_card");
  if (board?.locked?.includes(fieldOf(activity, kind, rest)) && board.phase === "open") return reason("field_locked");
  return t("phone.draft.gone_on");
}

/** @param {Leftover} leftover */
function leftoverView(leftover) {
  const { activity, kind, rest, name, text } = leftover;
  const board = record(`activity/${activity}`);
  const heading = say(headingOf(board));
  const was = kind === "card" && record(`card/${activity}/${rest.split("/")[0]}`);
  const place = placeOf(board, leftover);
  return html`<div class="leftover">
    <p class="fine">${heading}${place ? ` · ${place}` : nothing}${was && !isShared(board, rest) ? html` · ${t("phone.draft.of_card")} ${wordsOf(was)}` : nothing}</p>
    <p class="kept-words">${text}</p>
    <div class="row">
      ${isCard(board, leftover)
        ? html`<button type="button" class="button" @click=${() => handIn(leftover)}>${handInWords(board)}</button>`
        : nothing}
      <button type="button" class="button quiet" @click=${() => dropDraft(name)}>${t("phone.draft.drop")}</button>
    </div>
  </div>`;
}

/**
 * The field or column it was meant for, by its title.
 * @param {any} board
 * @param {Leftover} leftover
 */
function placeOf(board, { activity, kind, rest }) {
  const [, cell = ""] = kind === "card" ? rest.split("/") : [];
  const name = cell || fieldOf(activity, kind, rest);
  const places = [...(board?.fields ?? []), ...(board?.columns ?? [])];
  return say(places.find((/** @type {any} */ place) => place.name === name)?.title);
}

/**
 * Can it stand as a card of its own, and be handed in? A remark, a translation, a cell and a text of all cannot.
 * @param {any} board
 * @param {Leftover} leftover
 */
function isCard(board, { kind, rest }) {
  return !board?.shut && kind !== "remark" && kind !== "said" && !(kind === "card" && (rest.includes("/") || isShared(board, rest)));
}

/**
 * For a while after the moderator has gone on cards still come in.
 * @param {any} board
 */
function isInTime(board) {
  return board?.phase === "open" || leftUntil(board?.late_until ?? 0) > 0;
}

/** @param {any} board */
function handInWords(board) {
  if (board?.phase === "open") return t("phone.draft.hand_in");
  const left = leftUntil(board?.late_until ?? 0);
  return left > 0 ? t("phone.draft.hand_in_within", { n: Math.ceil(left / 1000) }) : t("phone.draft.suggest");
}

/** @param {Leftover} leftover */
async function handIn({ name, activity, kind, rest, text }) {
  const open = isInTime(record(`activity/${activity}`));
  dropDraft(name);
  const field = fieldOf(activity, kind, rest);
  const words = tidy(text).trim();
  const asked = kind === "ask" ? { team: rest.split("/")[0] } : {};
  const answer = await send({ t: "card.add", activity, id: randomName(10), text: words, field, language: boot.language, suggest: true, ...asked });
  if (!answer.ok) return keepDraft(name, { text, why: { code: answer.code, details: answer.details } });
  handedIn.value = open ? "phone.draft.handed_in" : "phone.draft.suggested";
  setTimeout(() => (handedIn.value = ""), readFor);
}

/**
 * The list a text was meant for.
 * @param {string} activity
 * @param {string} kind
 * @param {string} rest
 */
function fieldOf(activity, kind, rest) {
  if (kind === "new") return rest;
  if (kind === "late" || kind === "ask") return rest.split("/").slice(1).join("/");
  const [card = ""] = rest.split("/");
  return record(`card/${activity}/${card}`)?.field ?? card.split("-")[1] ?? "";
}
