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
import { say, t } from "../texts.js";
import { headingOf } from "./heading.js";

/** @typedef {{name: string, activity: string, kind: string, rest: string, text: string}} Leftover */

const readFor = 12_000;

/** How the last handing in ended, as a key of texts. */
const handedIn = signal("");

/**
 * @param {string} current  the activity on the screen
 * @returns {unknown}
 */
export function leftoversView(current) {
  const left = [...drafts.value].map(([name, { text }]) => read(name, text)).filter((one) => isLeft(one, current));
  if (!left.length) return handedIn.value ? html`<p class="note" role="status">✓ ${t(handedIn.value)}</p>` : nothing;
  return html`<section class="note leftovers" aria-live="polite">
    <p><b>${t("phone.draft.kept")}</b></p>
    ${left.map(leftoverView)}
  </section>`;
}

/**
 * @param {string} name
 * @param {string} text
 * @returns {Leftover}
 */
function read(name, text) {
  const [activity = "", kind = "", ...rest] = name.split("/");
  return { name, activity, kind, rest: rest.join("/"), text };
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
  const { ok } = await send({ t: "card.add", activity, id: randomName(10), text: words, field, suggest: true });
  if (!ok) return keepDraft(name, { text });
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
