/** Where people may browse: the parts that were opened, and the way back to where everyone is. */

import { html, nothing } from "lit-html";

import { record, workshop } from "../../board.js";
import { languageIn, say, t } from "../../texts.js";
import { headingOf } from "../heading.js";
import { partWords } from "../kicker.js";
import { closeSheet } from "../sheet.js";
import { everyoneAt, goBack, goTo, onScreen } from "../where.js";

export function partsView() {
  const agenda = workshop()?.agenda ?? [];
  const opened = agenda.filter((name) => record(`activity/${name}`)?.opened);
  return html`<section class="parts">
    <button type="button" class="button quiet back" @click=${closeSheet}><span aria-hidden="true">‹</span> ${t("phone.back")}</button>
    <h1 tabindex="-1">${t("phone.parts")}</h1>
    <p class="promise">${t("phone.parts.how")}</p>
    <ol>
      ${opened.map((name) => html`<li>${partView(name, agenda.indexOf(name) + 1)}</li>`)}
    </ol>
  </section>`;
}

/**
 * @param {string} activity
 * @param {number} n
 */
function partView(activity, n) {
  const thing = record(`activity/${activity}`);
  const heading = headingOf(thing);
  const marks = [
    activity === everyoneAt() ? `● ${t("phone.parts.everyone")}` : "",
    thing.shut ? t("phone.parts.read") : "",
  ];
  return html`<button type="button" class="part" aria-current=${activity === onScreen().activity ? "true" : "false"} @click=${() => go(activity)}>
    <span class="part-number" aria-hidden="true">${n}</span>
    <span class="part-words"
      ><span lang=${languageIn(heading)}>${say(heading)}</span> <small>${marks.filter(Boolean).join(" · ")}</small></span
    >
  </button>`;
}

/** @param {string} activity */
function go(activity) {
  goTo(activity);
  closeSheet();
}

/** Over a part that one has gone to oneself; says where the others are, and when they have gone on. */
export function awayView() {
  const there = everyoneAt();
  const heading = headingOf(record(`activity/${there}`));
  return html`<div class="away">
    <p role="status">
      ${t("phone.away")} ${there ? html`<b>${partWords(there)}${heading ? html`: <span lang=${languageIn(heading)}>${say(heading)}</span>` : nothing}</b>` : html`<b>${t("phone.away.lobby")}</b>`}
    </p>
    <button type="button" class="button" @click=${goBack}>${t("phone.away.back")}</button>
  </div>`;
}
