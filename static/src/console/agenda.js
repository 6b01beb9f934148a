/** The agenda: where we are, how long each part takes, and what else can be done with it. */
import { effect, signal } from "@preact/signals-core";
import { html, nothing } from "lit-html";
import { view } from "../board.js";
import { room } from "../boot.js";
import { inHours } from "../methods.js";
import { say, t } from "../texts.js";
import { act, busy, press } from "./act.js";
import { MINUTE, minutesLate, STEP } from "../course.js";
import { duplicate } from "./duplicate.js";
import { editActivity } from "./editor/draft.js";
import { kindSign } from "./kind-signs.js";
import { activityIn, hasGroups, opening, titleOf } from "./kinds.js";
import { openLibrary } from "./library/sheet.js";
import { closePanel, openPanel } from "./panel.js";
import { workshopIn } from "./steps.js";
import { openTime } from "./time/clock.js";
import { ticking } from "../ticking.js";
import { courseNow, given, inMinutes } from "./time/words.js";

/**
 * @typedef {import("./kinds.js").Activity} Activity
 * @typedef {import("../records.js").Workshop} Workshop
 * @typedef {{ name: string, found: Activity, i: number }} Item
 * @typedef {{ title: string, items: Item[] }} Section
 */

const MINUTES_MOST = 600;

/** The activity whose choices are unfolded. Looking at it must not show it to everyone. */
const unfolded = signal("");

/** Reads signals: call it inside an effect. */
export function agenda() {
  const workshop = workshopIn(view.value);
  if (!workshop) return nothing;
  const sections = sectionsOf(workshop);
  return html`<nav class="agenda" aria-label=${t("console.agenda")}>
    <ol>
      <li class=${workshop.current ? "" : "now"}>
        <button
          type="button"
          class="agenda-item"
          aria-current=${workshop.current ? "false" : "step"}
          aria-disabled=${busy.value}
          @click=${() => go({ t: "workshop.show", activity: "" })}
        >
          <span class="agenda-mark" aria-hidden="true">${workshop.current ? "" : "▶"}</span>${t("console.lobby")}
        </button>
      </li>
    </ol>
    ${sections.map((one, i) => section(workshop, one, i > 0))}
    ${ticking(sumOf)}
    <button type="button" class="button agenda-add" @click=${() => openLibrary()}>${t("console.add")}</button>
    ${workshop.agenda.length
      ? html`<a class="button quiet agenda-save" href=${`${room}/agenda.json`} download>${t("console.agenda.save")}</a>`
      : nothing}
  </nav>`;
}

/** Planned against what it took so far; and the way to what can be shorter, when it is late. */
function sumOf() {
  const course = courseNow();
  if (!course.planned) return nothing;
  return html`<p class="agenda-sum">
      ${course.begun ? html`${t("console.time.so_far")} <b>${inMinutes(course.used)}</b> · ` : nothing}${t("console.agenda.sum")}
      <b>${inMinutes(course.planned)}</b>
    </p>
    ${minutesLate(course) >= STEP
      ? html`<button type="button" class="button agenda-shorten" @click=${openTime}>${t("console.time.shorten")}</button>`
      : nothing}`;
}

/**
 * Activities that follow each other in one section stand under one heading.
 * @param {Workshop} workshop
 * @returns {Section[]}
 */
function sectionsOf({ agenda, language }) {
  /** @type {Section[]} */
  const sections = [];
  agenda.forEach((name, i) => {
    const found = activityIn(view.value, name);
    if (!found) return;
    const title = say(found.section, language);
    const open = sections[sections.length - 1];
    if (open && open.title === title) open.items.push({ name, found, i });
    else sections.push({ title, items: [{ name, found, i }] });
  });
  return sections;
}

/**
 * @param {Workshop} workshop
 * @param {Section} section
 * @param {boolean} follows  another one
 */
function section(workshop, { title, items }, follows) {
  const minutes = items.reduce((sum, { found }) => sum + (found.skipped ? 0 : found.minutes), 0);
  return html`${title
      ? html`<h3 class="agenda-section">
          <span>${title}</span> ${items.length > 1 && minutes ? html`<small>${inHours(minutes)}</small>` : nothing}
        </h3>`
      : html`${follows ? html`<hr class="agenda-rule" />` : nothing}`}
    <ol>
      ${items.map((one) => item(workshop, one))}
    </ol>`;
}

/**
 * @param {Workshop} workshop
 * @param {Item} item
 */
function item(workshop, { name, found, i }) {
  const now = workshop.current === name;
  const open = unfolded.value === name;
  return html`<li class=${now ? "now" : isSkipped(found) ? "skipped" : ""}>
    <button
      type="button"
      class="agenda-item"
      aria-expanded=${open}
      aria-current=${now ? "step" : "false"}
      @click=${(/** @type {Event} */ event) => unfold(open ? "" : name, event)}
    >
      <span class="agenda-mark" aria-hidden="true">${now ? "▶" : found.opened ? "✓" : `${i + 1}.`}</span>
      <span class="agenda-words">
        ${titleOf(found)}
        <small class="agenda-kind">
          <span>${kindSign(found.t)} ${t(`console.kind.${found.t}`)}</span>
          <span class="agenda-minutes">${ticking(() => timeOf(name))}</span> ${marks(found)}
        </small>
      </span>
      ${found.opened && !now ? html`<span class="unseen">${t("console.asked")}</span>` : nothing}
    </button>
    ${open ? choices(workshop, name, found, i) : nothing}
  </li>`;
}

/**
 * What is unfolded comes into sight.
 * @param {string} name
 * @param {Event} event
 */
function unfold(name, { currentTarget }) {
  unfolded.value = name;
  const row = /** @type {HTMLElement} */ (currentTarget).closest("li");
  if (name) requestAnimationFrame(() => row?.scrollIntoView({ block: "nearest" }));
}

/**
 * How long it is to take; once it has begun, how long it took of that.
 * @param {string} name
 */
function timeOf(name) {
  const part = courseNow().parts.find(({ activity }) => activity === name);
  if (!part) return nothing;
  const { planned, more, used } = part;
  if (!planned && !more) return used ? inMinutes(used) : nothing;
  return used ? `${Math.round(used / MINUTE)}/${given(part)}` : given(part);
}

/** @param {Activity} found */
function marks(found) {
  const words = [isSkipped(found) ? t("console.agenda.skipped") : "", found.shut ? t("console.agenda.is_shut") : ""].filter((one) => one);
  return words.map((one) => html`<b class="agenda-sign">${one}</b>`);
}

/** @param {Activity} found */
function isSkipped({ skipped, opened }) {
  return skipped && !opened;
}

/**
 * @param {Workshop} workshop
 * @param {string} activity
 * @param {Activity} found
 * @param {number} i
 */
function choices(workshop, activity, found, i) {
  const last = workshop.agenda.length - 1;
  const shown = found.t === "page" ? found.opened : found.phase !== "closed";
  return html`<div class="agenda-choices">
    ${workshop.current === activity ? nothing : choice(found.opened ? t("console.show") : t("console.open"), () => toShow(activity, found))}
    ${minutesChoice(activity, found.minutes)} ${choice(t("console.edit"), () => editActivity(activity))}
    ${found.opened ? shutChoice(activity, found) : skipChoice(activity, found)}
    ${i > 0 ? choice(t("console.earlier"), () => press({ t: "activity.move", activity, to: i - 1 })) : nothing}
    ${i < last ? choice(t("console.later"), () => press({ t: "activity.move", activity, to: i + 1 })) : nothing}
    ${choice(t("console.agenda.add_behind"), () => openLibrary(activity))} ${choice(t("console.duplicate"), () => duplicate(activity))}
    <a class="button" href=${`${room}/agenda.json?activity=${activity}`} download>${t("console.save_file")}</a>
    ${shown ? nothing : choice(t("console.remove"), () => act({ t: "activity.remove", activity }))}
  </div>`;
}

/**
 * Shorter or longer, without the whole editor.
 * @param {string} activity
 * @param {number} minutes
 */
function minutesChoice(activity, minutes) {
  const to = (/** @type {number} */ n) => void (busy.peek() || act({ t: "activity.edit", activity, settings: { minutes: n } }));
  const less = minutes > STEP ? minutes - STEP : 0;
  return html`<div class="agenda-time" role="group" aria-label=${t("console.edit.minutes")}>
    <button
      type="button"
      class="button"
      aria-label=${t("console.agenda.shorter", { n: STEP })}
      ?disabled=${!less}
      aria-disabled=${busy.value}
      @click=${() => to(less)}
    >
      −${STEP}
    </button>
    <b>${inMinutes(minutes * MINUTE)}</b>
    <button
      type="button"
      class="button"
      aria-label=${t("console.agenda.longer", { n: STEP })}
      aria-disabled=${busy.value}
      @click=${() => minutes < MINUTES_MOST && to(Math.min(MINUTES_MOST, minutes + STEP))}
    >
      +${STEP}
    </button>
  </div>`;
}

/**
 * @param {string} activity
 * @param {Activity} found
 */
function shutChoice(activity, { t: kind, shut }) {
  if (kind === "page") return nothing;
  return choice(t(shut ? "console.agenda.unshut" : "console.agenda.shut"), () => act({ t: "activity.shut", activity, shut: !shut }));
}

/**
 * @param {string} activity
 * @param {Activity} found
 */
function skipChoice(activity, { skipped }) {
  return choice(t(skipped ? "console.agenda.unskip" : "console.agenda.skip"), () => act({ t: "activity.skip", activity, skipped: !skipped }));
}

/**
 * @param {string} words
 * @param {() => void} onPress
 */
function choice(words, onPress) {
  return html`<button type="button" class="button" aria-disabled=${busy.value} @click=${onPress}>${words}</button>`;
}

/**
 * What was open before is shown as it was left; a new one is opened, when it has its groups.
 * @param {string} activity
 * @param {Activity} found
 */
function toShow(activity, found) {
  if (found.opened) return go({ t: "workshop.show", activity });
  if (found.groups && !hasGroups(view.peek())) return openPanel({ name: "groups", activity });
  return go(opening(activity, found));
}

/** @param {import("../outbox.js").Command} command */
async function go(command) {
  if (!(await press(command))) return;
  unfolded.value = "";
  closePanel();
}

/** A long agenda scrolls: where we are stays in view. Call it once. */
export function keepCurrentInView() {
  let seen = "";
  effect(() => {
    const current = workshopIn(view.value)?.current ?? "";
    if (current === seen) return;
    seen = current;
    requestAnimationFrame(() => document.querySelector(".wide-only .agenda .now")?.scrollIntoView({ block: "nearest" }));
  });
}
