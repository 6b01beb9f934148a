/** The moderators' own note on what everyone is at, or on the workshop: written together, seen by nobody else. */
import { html, nothing } from "lit-html";
import { keyed } from "lit-html/directives/keyed.js";
import { ref } from "lit-html/directives/ref.js";
import { pending } from "../outbox.js";
import { bindWords } from "../text/binding.js";
import { dropSetAside, setAsideOf } from "../text/setback.js";
import { t } from "../texts.js";

const NOTE_MOST = 2_000;

/** The field on the screen; the same function each time it is drawn, or it would be tied anew. */
let tied = { activity: "none", tie: (/** @type {Element | undefined} */ _) => {} };

/** @type {HTMLTextAreaElement | undefined} */
let shown;

/**
 * Reads signals: call it inside an effect.
 * @param {string} activity  "" is the lobby: the note is on the workshop
 */
export function noteView(activity) {
  if (tied.activity !== activity) tied = { activity, tie: tieTo(activity) };
  return html`<section class="notes">
    <label class="asked">
      <span>${t(activity ? "console.note.of_part" : "console.note.of_workshop")}</span>
      ${keyed(
        activity,
        html`<textarea class="field" rows="4" maxlength=${NOTE_MOST} aria-describedby="note-fine" ${ref(tied.tie)}></textarea>`,
      )}
    </label>
    <small id="note-fine" role="status">${t(isUnderWay(activity) ? "console.note.saving" : "console.note.seen_by")}</small>
    ${setAsideView(activity)}
  </section>`;
}

/**
 * @param {string} activity
 * @returns {(field: Element | undefined) => void}
 */
function tieTo(activity) {
  let untie = () => {};
  return (field) => {
    untie();
    untie = () => {};
    shown = /** @type {HTMLTextAreaElement | undefined} */ (field);
    if (shown) untie = bindWords(shown, activity, "", { begins: true });
  };
}

/** @param {string} activity */
function isUnderWay(activity) {
  return pending.value.some(({ c }) => c.t === "note.edit" && c["activity"] === activity);
}

/**
 * What could not be taken lies here until its writer says what to do with it.
 * @param {string} activity
 */
function setAsideView(activity) {
  const text = setAsideOf(activity, "");
  if (!text) return nothing;
  return html`<div class="note-aside" role="alert">
    <p><b>${t("console.note.aside")}</b></p>
    <p class="kept-words">${text}</p>
    <button type="button" class="button" @click=${() => addAgain(activity, text)}>${t("console.note.add_again")}</button>
    <button type="button" class="button quiet" @click=${() => dropSetAside(activity, "")}>${t("console.note.drop")}</button>
  </div>`;
}

/**
 * Below what the note says now, as if it were typed anew.
 * @param {string} activity
 * @param {string} text
 */
function addAgain(activity, text) {
  if (!shown) return;
  dropSetAside(activity, "");
  shown.value = [shown.value, text].filter((words) => words).join("\n");
  shown.focus();
  shown.dispatchEvent(new Event("input", { bubbles: true }));
}
