/** When the workshop is over: how it was for people, and what is left to do. */
import { html, nothing } from "lit-html";
import { view } from "../board.js";
import { room } from "../boot.js";
import { answersTo } from "../cards/answers.js";
import { face } from "../choice/faces.js";
import { say, t } from "../texts.js";
import { act, busy } from "./act.js";
import { dayIn } from "../keeping.js";
import { againForm } from "./keeping/again.js";
import { openKeeping } from "./keeping/sheet.js";
import { activityIn } from "./kinds.js";
import { nextWorkshop } from "./next-workshop.js";
import { workshopIn } from "./steps.js";
import { openPanel } from "./panel.js";
import { troubleLine } from "./trouble.js";

/** @typedef {import("../records.js").Choice} Choice */

const CLOSING = "closing";

/** Reads signals: call it inside an effect. */
export function closingPart() {
  const found = activityIn(view.value, CLOSING);
  return html`<section class="closing-part">
    <h2>${t("console.closing.title")}</h2>
    <p>${t("console.closing.thank")}</p>
    <p class="closing-links">
      <button type="button" class="button" @click=${() => openPanel({ name: "report" })}>${t("console.report.title")}</button>
      <small>${t("console.closing.report_means")}</small>
    </p>
    <p class="closing-links">
      <a class="button" href=${`${room}/decided`} target="_blank" rel="noopener">${t("console.closing.decided")} ↗</a>
      <small>${t("console.closing.decided_means")}</small>
    </p>
    <p class="closing-links">${nextWorkshop()} <small>${t("console.next_workshop_means")}</small></p>
    ${found?.t === "choice" ? howItWas(found) : nothing}
    ${whatStays()}
  </section>`;
}

/** One line: the question while it is open, then the day. */
function whatStays() {
  const workshop = workshopIn(view.value);
  if (!workshop || workshop.tryout) return nothing;
  const settled = html`<p>${t("common.kept.again")}: <b>${dayIn(workshop.again)}</b></p>`;
  return html`<div class="closing-keeping">
    ${workshop.again ? settled : againForm(workshop)}
    <button type="button" class="button quiet" @click=${openKeeping}>${t(workshop.again ? "console.closing.card" : "console.keeping")}</button>
  </div>`;
}

/** @param {Choice} choice */
function howItWas(choice) {
  const { seen, each, placed, remarks } = answersTo(view.value, CLOSING, choice);
  return html`<h3>${say(choice.question)}</h3>
    ${seen
      ? html`<ul class="faces">
            ${choice.options.map(
              (option, i) => html`<li>${face(i, choice.options.length)} <b>${each[i] ?? 0}</b> <span>${say(option.text)}</span></li>`,
            )}
          </ul>
          ${remarks.length
            ? html`<ul class="console-remarks">
                ${remarks.map(({ vote }) => html`<li>${vote.remark}</li>`)}
              </ul>`
            : nothing}
          ${step("console.closing.again", "open")}`
      : html`<p role="status">${t("console.closing.answered", { n: placed })}</p>
          ${step("console.closing.show", "shown")}`}
    ${troubleLine()}`;
}

/**
 * @param {string} key
 * @param {"open" | "shown"} phase
 */
function step(key, phase) {
  return html`<button type="button" class="button" aria-disabled=${busy.value} @click=${() => act({ t: "choice.phase", activity: CLOSING, phase })}>
    ${t(key)}
  </button>`;
}
