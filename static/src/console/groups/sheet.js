/** Splitting people into groups: how many, and by what. */
import { signal } from "@preact/signals-core";
import { html, nothing } from "lit-html";
import { live } from "lit-html/directives/live.js";
import { view } from "../../board.js";
import { membersOf, teamsOf } from "../../groups/members.js";
import { say, t } from "../../texts.js";
import { act, busy } from "../act.js";
import { toRate } from "../board-steps.js";
import { activityIn, opening, ratingOf } from "../kinds.js";
import { closePanel, panel, sheet } from "../panel.js";
import { workshopIn } from "../steps.js";
import { troubleLine } from "../trouble.js";

/** @typedef {"random" | "mixed" | "near"} How */

const MOST = 12;
const HOW = /** @type {const} */ (["random", "mixed", "near"]);

/** What has been chosen in this sheet; count 0: as many as there are, or as many as fit. */
const plan = signal({ count: 0, how: /** @type {How} */ ("random"), line: "", remote: false });

/** People are in groups already: in this opening of the sheet it is asked whether they are to be split anew. */
const asking = signal(/** @type {import("../panel.js").Panel | null} */ (null));

/**
 * Reads signals: call it inside an effect.
 * @param {string} activity  what the groups are made for; "" when it is not known
 */
export function groupsSheet(activity) {
  const people = membersOf(view.value);
  const count = plan.value.count || teamsOf(view.value).length || fitting(people.length, activity);
  const remote = people.filter(({ seat }) => seat.remote).length;
  return sheet(
    t("console.groups.title"),
    html`<div class="groups-form">
      <label class="asked">
        <span>${t("console.groups.count")}</span>
        <select class="field" @change=${(/** @type {Event} */ event) => set({ count: Number(valueOf(event)) })}>
          ${Array.from({ length: MOST }, (_, i) => option(i + 1, count, people.length))}
        </select>
      </label>
      ${how()} ${remote ? togetherChoice() : nothing}
      ${troubleLine()}
      ${asking.value === panel.value ? sure(count) : makeButton(count)}
      ${allTogether(activity)} ${teamsOf(view.value).length ? button("clear", () => send({ t: "groups.clear" })) : nothing}
    </div>`,
  );
}

/**
 * "4 groups, about 5 people in each": by number and by size in one.
 * @param {number} n
 * @param {number} count
 * @param {number} people
 */
function option(n, count, people) {
  return html`<option value=${n} .selected=${live(n === count)}>
    ${t("console.groups.about", { n, size: Math.max(1, Math.round(people / n)) })}
  </option>`;
}

function how() {
  const lines = namedLines();
  const chosen = plan.value.line || lines[lines.length - 1]?.activity || "";
  return html`<fieldset class="choices">
      <legend>${t("console.groups.how")}</legend>
      ${HOW.map(
        (name) => html`<label class="choice">
          <input
            type="radio"
            name="how"
            .checked=${plan.value.how === name}
            ?disabled=${name !== "random" && !lines.length}
            @change=${() => set({ how: name, line: chosen })}
          />
          <span>${t(`console.groups.how.${name}`)}</span>
        </label>`,
      )}
    </fieldset>
    ${lines.length ? nothing : html`<p class="hint-line">${t("console.groups.no_line")}</p>`}
    ${plan.value.how === "random" || !lines.length ? nothing : lineChoice(lines, chosen)}`;
}

/**
 * @param {{ activity: string, words: string }[]} lines
 * @param {string} chosen
 */
function lineChoice(lines, chosen) {
  return html`<label class="asked">
    <span>${t("console.groups.line")}</span>
    <select class="field" @change=${(/** @type {Event} */ event) => set({ line: valueOf(event) })}>
      ${lines.map(({ activity, words }) => html`<option value=${activity} .selected=${live(activity === chosen)}>${words}</option>`)}
    </select>
  </label>`;
}

/** The lines that people stood on with their names. */
function namedLines() {
  return (workshopIn(view.value)?.agenda ?? []).flatMap((activity) => {
    const found = activityIn(view.value, activity);
    const named = found?.t === "scale" && found.opened && found.mode !== "nameless";
    return named ? [{ activity, words: say(found.statement) }] : [];
  });
}

function togetherChoice() {
  return html`<label class="choice">
    <input type="checkbox" .checked=${plan.value.remote} @change=${() => set({ remote: !plan.peek().remote })} />
    <span>${t("console.groups.remote")}</span>
  </label>`;
}

/**
 * What is meant for groups can be done without them, too.
 * @param {string} activity
 */
function allTogether(activity) {
  const found = activityIn(view.value, activity);
  if (!found) return nothing;
  if (found.groups && found.t !== "page" && found.phase === "closed") return button("together", () => send(...withoutGroups(activity, found)));
  if (found.t !== "cards" || !found.picked.length || ratingOf(view.value, activity)) return nothing;
  return button("none", () => send(...toRate(view.peek(), activity, found.picked, false)));
}

/**
 * @param {string} activity
 * @param {import("../kinds.js").Activity} found
 */
function withoutGroups(activity, found) {
  return [{ t: "activity.edit", activity, settings: { groups: false } }, opening(activity, found)];
}

/**
 * @param {string} name
 * @param {() => unknown} onPress
 */
function button(name, onPress) {
  return html`<button type="button" class="button wide" aria-disabled=${busy.value} @click=${onPress}>
    ${t(`console.groups.${name}`)}
  </button>`;
}

/** @param {number} count */
function makeButton(count) {
  const press = () => (teamsOf(view.peek()).length ? (asking.value = panel.peek()) : make(count));
  return html`<button type="button" class="button strong wide" aria-disabled=${busy.value} @click=${press}>
    ${t("console.groups.make", { n: count })}
  </button>`;
}

/**
 * New groups tear apart those who have begun to work together.
 * @param {number} count
 */
function sure(count) {
  return html`<div class="groups-sure" role="alert">
    <p>${t("console.groups.anew_means")}</p>
    <button type="button" class="button strong" aria-disabled=${busy.value} @click=${() => make(count)}>${t("console.groups.anew")}</button>
    <button type="button" class="button" @click=${() => (asking.value = null)}>${t("console.groups.keep")}</button>
  </div>`;
}

/** @param {number} count */
function make(count) {
  asking.value = null;
  const { how: by, line, remote } = plan.peek();
  return send({ t: "groups.make", count, how: by, remote_together: remote, ...(by === "random" ? {} : { activity: line }) });
}

/** @param {...import("../../outbox.js").Command} commands */
async function send(...commands) {
  if (await act(...commands)) closePanel();
}

/**
 * One group for each card that goes on, as long as each has two people at least; else groups of about five.
 * @param {number} people
 * @param {string} activity
 */
function fitting(people, activity) {
  const board = activityIn(view.value, activity);
  const cards = board?.t === "cards" ? board.picked.length : 0;
  const most = Math.max(1, Math.floor(people / 2));
  return Math.max(1, Math.min(MOST, most, cards || Math.round(people / 5)));
}

/** @param {object} fields */
function set(fields) {
  plan.value = { ...plan.peek(), ...fields };
}

/** @param {Event} event */
function valueOf({ target }) {
  return /** @type {HTMLSelectElement} */ (target).value;
}
