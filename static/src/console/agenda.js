/** The agenda: where we are, how long each part takes, and what else can be done with it. */
import { effect, signal } from "@preact/signals-core";
import { html, nothing } from "lit-html";
import { view } from "../board.js";
import { boot } from "../boot.js";
import { inHours } from "../methods.js";
import { say, t } from "../texts.js";
import { act, busy, press } from "./act.js";
import { duplicate } from "./duplicate.js";
import { editActivity } from "./editor/draft.js";
import { kindSign } from "./kind-signs.js";
import { activityIn, hasGroups, opening, titleOf } from "./kinds.js";
import { openLibrary } from "./library/sheet.js";
import { closePanel, openPanel } from "./panel.js";
import { workshopIn } from "./steps.js";

/**
 * @typedef {import("./kinds.js").Activity} Activity
 * @typedef {import("../records.js").Workshop} Workshop
 * @typedef {{ name: string, found: Activity, i: number }} Item
 * @typedef {{ title: string, items: Item[] }} Section
 */

/** The activity whose choices are unfolded. Looking at it must not show it to everyone. */
const unfolded = signal("");

/** Reads signals: call it inside an effect. */
export function agenda() {
  const workshop = workshopIn(view.value);
  if (!workshop) return nothing;
  const sections = sectionsOf(workshop);
  const minutes = sections.flatMap(({ items }) => items).reduce((sum, { found }) => sum + found.minutes, 0);
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
    ${minutes ? html`<p class="agenda-sum">${t("console.agenda.sum")} <b>${inHours(minutes)}</b></p>` : nothing}
    <button type="button" class="button agenda-add" @click=${openLibrary}>${t("console.add")}</button>
    ${workshop.agenda.length
      ? html`<a class="button quiet agenda-save" href=${`/${boot.code}/agenda.json`} download>${t("console.agenda.save")}</a>`
      : nothing}
  </nav>`;
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
  const minutes = items.reduce((sum, { found }) => sum + found.minutes, 0);
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
  return html`<li class=${now ? "now" : ""}>
    <button
      type="button"
      class="agenda-item"
      aria-expanded=${open}
      aria-current=${now ? "step" : "false"}
      @click=${() => (unfolded.value = open ? "" : name)}
    >
      <span class="agenda-mark" aria-hidden="true">${now ? "▶" : found.opened ? "✓" : `${i + 1}.`}</span>
      <span class="agenda-words">
        ${titleOf(found)}
        <small class="agenda-kind">
          ${kindSign(found.t)} ${t(`console.kind.${found.t}`)}${found.minutes ? html` · <span class="agenda-minutes">${inHours(found.minutes)}</span>` : nothing}
        </small>
      </span>
      ${found.opened && !now ? html`<span class="unseen">${t("console.asked")}</span>` : nothing}
    </button>
    ${open ? choices(workshop, name, found, i) : nothing}
  </li>`;
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
    ${choice(t("console.edit"), () => editActivity(activity))}
    ${i > 0 ? choice(t("console.earlier"), () => press({ t: "activity.move", activity, to: i - 1 })) : nothing}
    ${i < last ? choice(t("console.later"), () => press({ t: "activity.move", activity, to: i + 1 })) : nothing}
    ${choice(t("console.duplicate"), () => duplicate(activity))}
    <a class="button" href=${`/${boot.code}/agenda.json?activity=${activity}`} download>${t("console.save_file")}</a>
    ${shown ? nothing : choice(t("console.remove"), () => act({ t: "activity.remove", activity }))}
  </div>`;
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
