/** What was written on paper, quickly entered: many lines that become cards, or places on a line that are counted. */
import { signal } from "@preact/signals-core";
import { html, nothing } from "lit-html";
import { live } from "lit-html/directives/live.js";
import { view } from "../../board.js";
import { teamsOf } from "../../groups/members.js";
import { treeName } from "../../groups/trees.js";
import { t } from "../../texts.js";
import { activityIn, isBoard, titleOf } from "../kinds.js";
import { sheet } from "../panel.js";
import { workshopIn } from "../steps.js";
import { boxOf, enter, type } from "./entering.js";
import { CARD_MOST, isTooLong, lengthOf, linesOf } from "./lines.js";
import { placesOf } from "./places.js";
import { tallyView } from "./tally-view.js";

/** @typedef {import("../kinds.js").Activity} Activity */

/** Where the lines go; "" or gone: to the first place there is. */
const chosen = signal({ activity: "", field: "", team: "" });

/**
 * Whether there is anything that could come from paper.
 * @param {Activity | undefined} found
 */
export function takesPaper(found) {
  return isBoard(found) || found?.t === "scale";
}

/**
 * Reads signals: call it inside an effect.
 * @param {string} activity
 */
export function entrySheet(activity) {
  const found = activityIn(view.value, activity);
  if (!found || !takesPaper(found)) return nothing;
  return sheet(
    t("console.entry.title"),
    html`<div class="entry">
      <p class="entry-of">${titleOf(found)}</p>
      ${found.phase === "closed" ? html`<p>${t("console.entry.closed")}</p>` : found.t === "scale" ? tallyView(activity, found) : lines(activity, found)}
    </div>`,
  );
}

/**
 * @param {string} activity
 * @param {import("../kinds.js").Sheet | import("../kinds.js").Rating} board
 */
function lines(activity, board) {
  const box = boxOf(activity);
  const read = linesOf(box.text);
  const ready = read.filter((line) => !isTooLong(line)).length;
  const places = placesOf(view.value, activity, board);
  const teams = board.groups && board.t !== "rating" ? teamsOf(view.value).map(({ name }) => name) : [];
  const before = chosen.value.activity === activity ? chosen.value : { activity, field: "", team: "" };
  const field = places.some((place) => place.field === before.field) ? before.field : (places[0]?.field ?? "");
  const team = teams.includes(before.team) ? before.team : (teams[0] ?? "");
  const set = (/** @type {object} */ fields) => (chosen.value = { activity, field, team, ...fields });
  const language = workshopIn(view.value)?.language ?? "";
  return html`<form
    @submit=${(/** @type {SubmitEvent} */ event) => {
      event.preventDefault();
      void enter(activity, { field, team, language });
    }}
  >
    <div class="entry-where">
      ${places.length > 1 ? choice("console.entry.field", places.map((place) => [place.field, place.title]), field, (to) => set({ field: to })) : nothing}
      ${teams.length ? choice("console.entry.team", teams.map((name) => [name, treeName(name)]), team, (to) => set({ team: to })) : nothing}
    </div>
    <label class="asked">
      <span>${t(board.t === "table" ? "console.entry.rows" : "console.entry.lines")}</span>
      <textarea
        class="field entry-box"
        rows="9"
        ?readonly=${box.sending}
        .value=${live(box.text)}
        @input=${(/** @type {Event} */ { target }) => type(activity, /** @type {HTMLTextAreaElement} */ (target).value)}
      ></textarea>
    </label>
    ${troubles(read, box.refused)}
    <p role="status">${box.of ? t("console.entry.entered", { n: box.done, of: box.of }) : ""}</p>
    <button class="button strong wide" aria-disabled=${box.sending || !ready}>
      ${t(board.t === "table" ? "console.entry.add_rows" : "console.entry.add", { n: ready })}
    </button>
  </form>`;
}

/**
 * What stays in the box, and why.
 * @param {import("./lines.js").Line[]} read
 * @param {ReadonlyMap<string, string>} refused
 */
function troubles(read, refused) {
  const long = read.filter(isTooLong).map((line) => ({ n: line.n, why: t("console.entry.too_long", { length: lengthOf(line.text), most: CARD_MOST }) }));
  const others = read.flatMap(({ n, text }) => (refused.has(text) ? [{ n, why: refused.get(text) ?? "" }] : []));
  if (!long.length && !others.length) return nothing;
  return html`<ul class="entry-troubles">
    ${[...long, ...others].map(({ n, why }) => html`<li><b>${t("console.entry.line", { n })}</b> ${why}</li>`)}
  </ul>`;
}

/**
 * @param {string} label
 * @param {string[][]} options  value and words
 * @param {string} chosen
 * @param {(value: string) => void} choose
 */
function choice(label, options, chosen, choose) {
  return html`<label class="asked">
    <span>${t(label)}</span>
    <select class="field" @change=${(/** @type {Event} */ { target }) => choose(/** @type {HTMLSelectElement} */ (target).value)}>
      ${options.map(([value = "", words]) => html`<option value=${value} .selected=${live(value === chosen)}>${words}</option>`)}
    </select>
  </label>`;
}
