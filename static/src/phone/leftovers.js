/**
 * What was typed when the moderator had already gone on, or could not be taken: nothing of it is lost. It can be handed
 * in, as a card while the activity is still open, later as a suggestion to the moderator.
 */

import { html, nothing } from "lit-html";
import { signal } from "@preact/signals-core";

import { record, workshop } from "../board.js";
import { drafts, dropDraft, keepDraft } from "../drafts.js";
import { send } from "../outbox.js";
import { randomName } from "../random.js";
import { tidy } from "../text/tidy.js";
import { wordsOf } from "../text/words.js";
import { reason, say, t } from "../texts.js";
import { headingOf } from "./heading.js";

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
  if (!board || kind === "saving") return false;
  if (kind === "late") return true;
  const here = activity === current && board.phase === "open" && !workshop()?.closed;
  return !here || (kind === "card" && !record(`card/${activity}/${rest}`));
}

/**
 * Why it is not where it was meant to go.
 * @param {Leftover} leftover
 * @param {string} current
 */
function whyLeft({ activity, kind, rest, why }, current) {
  if (why && why.code !== "not_open") return reason(why.code, why.details);
  if (workshop()?.closed) return reason("closed");
  const thrownAway = activity === current && kind === "card" && !record(`card/${activity}/${rest}`);
  return thrownAway ? reason("no_such_card") : t("phone.draft.gone_on");
}

/** @param {Leftover} leftover */
function leftoverView(leftover) {
  const { activity, kind, rest, name, text } = leftover;
  const board = record(`activity/${activity}`);
  const heading = say(headingOf(board));
  const was = kind === "card" && record(`card/${activity}/${rest}`);
  return html`<div class="leftover">
    <p class="fine">${heading}${was ? html` · ${t("phone.draft.of_card")} ${wordsOf(was)}` : nothing}</p>
    <p class="kept-words">${text}</p>
    <div class="row">
      ${kind === "remark"
        ? nothing
        : html`<button type="button" class="button" @click=${() => handIn(leftover)}>
            ${t(board?.phase === "open" ? "phone.draft.hand_in" : "phone.draft.suggest")}
          </button>`}
      <button type="button" class="button quiet" @click=${() => dropDraft(name)}>${t("phone.draft.drop")}</button>
    </div>
  </div>`;
}

/** @param {Leftover} leftover */
async function handIn({ name, activity, kind, rest, text }) {
  const open = record(`activity/${activity}`)?.phase === "open";
  dropDraft(name);
  const field = fieldOf(activity, kind, rest);
  const words = tidy(text).trim();
  const answer = await send({ t: "card.add", activity, id: randomName(10), text: words, field, suggest: true });
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
  if (kind === "late") return rest.split("/").slice(1).join("/");
  return record(`card/${activity}/${rest}`)?.field ?? "";
}
