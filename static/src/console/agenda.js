/** The agenda: where we are, and for each activity what else can be done with it. */
import { signal } from "@preact/signals-core";
import { html, nothing } from "lit-html";
import { view } from "../board.js";
import { t } from "../texts.js";
import { busy, press } from "./act.js";
import { closePanel, openPanel } from "./panel.js";
import { activityIn, opening, titleOf } from "./kinds.js";
import { workshopIn } from "./steps.js";

/**
 * @typedef {import("./kinds.js").Activity} Activity
 * @typedef {import("../records.js").Workshop} Workshop
 */

/** The activity whose choices are unfolded. Looking at it must not show it to everyone. */
const unfolded = signal("");

/** Reads signals: call it inside an effect. */
export function agenda() {
  const workshop = workshopIn(view.value);
  if (!workshop) return nothing;
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
      ${workshop.agenda.map((activity, i) => item(workshop, activity, i))}
    </ol>
    <button type="button" class="button agenda-add" @click=${() => openPanel({ name: "add" })}>
      ${t("console.add")}
    </button>
  </nav>`;
}

/**
 * @param {Workshop} workshop
 * @param {string} activity
 * @param {number} i
 */
function item(workshop, activity, i) {
  const found = activityIn(view.value, activity);
  if (!found) return nothing;
  const now = workshop.current === activity;
  const open = unfolded.value === activity;
  return html`<li class=${now ? "now" : ""}>
    <button
      type="button"
      class="agenda-item"
      aria-expanded=${open}
      aria-current=${now ? "step" : "false"}
      @click=${() => (unfolded.value = open ? "" : activity)}
    >
      <span class="agenda-mark" aria-hidden="true">${now ? "▶" : found.opened ? "✓" : `${i + 1}.`}</span>
      <span class="agenda-words">
        ${titleOf(found)}${found.t === "scale" ? nothing : html` <small class="agenda-kind">${t(`console.kind.${found.t}`)}</small>`}
      </span>
      ${found.opened && !now ? html`<span class="unseen">${t("console.asked")}</span>` : nothing}
    </button>
    ${open ? choices(workshop, activity, found, i) : nothing}
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
  return html`<div class="agenda-choices">
    ${workshop.current === activity
      ? nothing
      : choice(found.opened ? t("console.show") : t("console.open"), () => go(toShow(activity, found)))}
    ${found.t === "scale" ? choice(t("console.edit"), () => openPanel({ name: "edit", activity })) : nothing}
    ${i > 0 ? choice(t("console.earlier"), () => press({ t: "activity.move", activity, to: i - 1 })) : nothing}
    ${i < last ? choice(t("console.later"), () => press({ t: "activity.move", activity, to: i + 1 })) : nothing}
    ${found.opened ? nothing : choice(t("console.remove"), () => press({ t: "activity.remove", activity }))}
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
 * What was open before is shown as it was left; a new one is opened.
 * @param {string} activity
 * @param {Activity} found
 */
function toShow(activity, found) {
  return found.opened ? { t: "workshop.show", activity } : opening(activity, found);
}

/** @param {import("../outbox.js").Command} command */
async function go(command) {
  if (!(await press(command))) return;
  unfolded.value = "";
  closePanel();
}
