/** The box at the thumb: one line that grows, empties and keeps the keyboard, for one card after the other. */

import { html, nothing } from "lit-html";
import { keyed } from "lit-html/directives/keyed.js";
import { ref } from "lit-html/directives/ref.js";
import { signal } from "@preact/signals-core";

import { boot } from "../../boot.js";
import { draftText, dropDraft, keepDraft } from "../../drafts.js";
import { send } from "../../outbox.js";
import { randomName } from "../../random.js";
import { tidy } from "../../text/tidy.js";
import { t } from "../../texts.js";
import { cardMost } from "./compose.js";

/**
 * @typedef {{field?: string, team?: string, label: string, short: string, written?: string}} Box  team: the group that is
 *   asked something; short: what stands in the empty box; written: key of the words for how many went out from it
 */

/** The draft in whose box the caret is. */
const writing = signal("");
/** How many went out from it. */
const written = signal(0);
/** @type {HTMLTextAreaElement | undefined} */
let area;
/** One function per box, so that it is filled when it comes and not with every drawing. */
let mounting = { name: "", mount: (/** @type {Element | undefined} */ _area) => {} };

/**
 * What is typed for a field of one's own, and what is asked of a group, are drafts of their own.
 * @param {string} activity
 * @param {{field?: string, team?: string}} box
 */
function nameOf(activity, { field = "", team }) {
  return team === undefined ? `${activity}/new/${field}` : `${activity}/ask/${team}/${field}`;
}

/** Is the caret in the box of this activity? @param {string} activity */
export function isInBox(activity) {
  return writing.value.startsWith(`${activity}/`);
}

/**
 * @param {string} activity
 * @param {Box} box
 */
export function boxView(activity, box) {
  const name = nameOf(activity, box);
  const inside = writing.value === name;
  return html`<form class="compose box" @submit=${(/** @type {SubmitEvent} */ event) => add(event, activity, box)}>
    ${box.team ? html`<p class="fine" aria-hidden="true">${box.label}</p>` : nothing}
    ${keyed(
      name,
      html`<div class="box-row">
        <textarea
          class="field"
          rows="1"
          maxlength=${cardMost}
          enterkeyhint="done"
          aria-label=${box.label}
          placeholder=${box.short}
          ${ref(mountOf(name))}
          @focus=${() => enter(name)}
          @blur=${leave}
          @input=${() => typed(name)}
          @keydown=${(/** @type {KeyboardEvent} */ event) => onEnter(event, activity, box)}
        ></textarea>
        <button class="button strong" @pointerdown=${keepFocus}>${t("phone.cards.add")}</button>
      </div>`,
    )}
    ${inside
      ? html`<p class="fine" role="status">
          ${written.value ? t(box.written ?? "phone.cards.written", { n: written.value }) : t("phone.cards.no_names")}
        </p>`
      : nothing}
  </form>`;
}

/** @param {string} name */
function mountOf(name) {
  if (mounting.name !== name) mounting = { name, mount: (drawn) => fill(drawn, name) };
  return mounting.mount;
}

/**
 * @param {Element | undefined} drawn
 * @param {string} name
 */
function fill(drawn, name) {
  area = /** @type {HTMLTextAreaElement | undefined} */ (drawn);
  if (!area) return;
  area.value = draftText(name);
  requestAnimationFrame(grow);
}

/** @param {string} name */
function enter(name) {
  if (writing.peek() !== name) written.value = 0;
  writing.value = name;
}

/** A moment later: the tap that took the caret away must still meet what it was meant for. */
function leave() {
  setTimeout(() => {
    if (document.activeElement !== area) writing.value = "";
  }, 250);
}

/** A button takes the caret away, and with it the keyboard; this one does not. @param {Event} event */
function keepFocus(event) {
  if (document.activeElement === area) event.preventDefault();
}

/** @param {string} name */
function typed(name) {
  keepDraft(name, { text: area?.value ?? "" });
  grow();
}

function grow() {
  if (!area) return;
  area.style.height = "auto";
  if (area.value) area.style.height = `${Math.min(area.scrollHeight + 4, innerHeight / 3)}px`;
}

/**
 * @param {KeyboardEvent} event
 * @param {string} activity
 * @param {Box} box
 */
function onEnter(event, activity, box) {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) add(event, activity, box);
}

/**
 * @param {Event} event
 * @param {string} activity
 * @param {Box} box
 */
function add(event, activity, box) {
  event.preventDefault();
  const text = tidy(area?.value ?? "").trim();
  area?.focus();
  if (!area || !text) return;
  const { field = "", team } = box;
  const asked = team === undefined ? {} : { team };
  void send({ t: "card.add", activity, id: randomName(10), text, field, language: boot.language, ...asked });
  area.value = "";
  dropDraft(nameOf(activity, box));
  written.value += 1;
  grow();
}
