/** The agenda: where we are, and for each statement what else can be done with it. */
import { signal } from "@preact/signals-core";
import { html, nothing } from "lit-html";
import { view } from "../board.js";
import { say, t } from "../texts.js";
import { busy, press } from "./act.js";
import { closePanel, openPanel } from "./panel.js";
import { scaleIn, workshopIn } from "./steps.js";

/**
 * @typedef {import("../records.js").Scale} Scale
 * @typedef {import("../records.js").Workshop} Workshop
 */

/** The statement whose choices are unfolded. Looking at it must not show it to everyone. */
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
  const scale = scaleIn(view.value, activity);
  if (!scale) return nothing;
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
      <span class="agenda-mark" aria-hidden="true">${now ? "▶" : scale.opened ? "✓" : `${i + 1}.`}</span>
      <span class="agenda-words">${say(scale.statement)}</span>
      ${scale.opened && !now ? html`<span class="unseen">${t("console.asked")}</span>` : nothing}
    </button>
    ${open ? choices(workshop, activity, scale, i) : nothing}
  </li>`;
}

/**
 * @param {Workshop} workshop
 * @param {string} activity
 * @param {Scale} scale
 * @param {number} i
 */
function choices(workshop, activity, scale, i) {
  const last = workshop.agenda.length - 1;
  return html`<div class="agenda-choices">
    ${workshop.current === activity
      ? nothing
      : choice(scale.opened ? t("console.show") : t("console.open"), () => go(toShow(activity, scale)))}
    ${choice(t("console.edit"), () => openPanel({ name: "edit", activity }))}
    ${i > 0 ? choice(t("console.earlier"), () => press({ t: "activity.move", activity, to: i - 1 })) : nothing}
    ${i < last ? choice(t("console.later"), () => press({ t: "activity.move", activity, to: i + 1 })) : nothing}
    ${scale.opened ? nothing : choice(t("console.remove"), () => press({ t: "activity.remove", activity }))}
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
 * A statement that was asked before is shown as it was left; a new one is opened.
 * @param {string} activity
 * @param {Scale} scale
 */
function toShow(activity, { opened }) {
  return opened ? { t: "workshop.show", activity } : { t: "scale.open", activity, round: 1 };
}

/** @param {import("../outbox.js").Command} command */
async function go(command) {
  if (!(await press(command))) return;
  unfolded.value = "";
  closePanel();
}
