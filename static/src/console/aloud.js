/** What is asked, in large letters to be read to the hall: in the workshop's language, and in the second one. */
import { signal } from "@preact/signals-core";
import { html, nothing } from "lit-html";
import { view } from "../board.js";
import { markdown } from "../page/markdown.js";
import { t } from "../texts.js";
import { fallSilent, hasVoice, readAloud, reading } from "../voice.js";
import { act } from "./act.js";
import { activityIn } from "./kinds.js";
import { closePanel, openPanel, sheet } from "./panel.js";
import { offered, workshopIn } from "./steps.js";

/** @typedef {import("./kinds.js").Activity} Activity */
/** @typedef {import("../boot.js").SaidIn} SaidIn */
/** @typedef {{ language: string, heading: string, body: string, lines: string[] }} Passage */

/** What has been read aloud from here. @type {import("@preact/signals-core").Signal<Set<string>>} */
export const alreadyRead = signal(new Set());

/** Reads signals: call it inside an effect. */
export function aloudSheet() {
  const workshop = workshopIn(view.value);
  const found = activityIn(view.value, workshop?.current ?? "");
  if (!workshop || !found) return nothing;
  const passages = passagesOf(found, workshop);
  return sheet(
    t("console.aloud"),
    html`${passages.map(passage)}
      <footer class="aloud-foot">
        ${thinking(workshop.current)}
        <button type="button" class="button strong" @click=${() => done(workshop.current)}>${t("console.aloud.done")}</button>
      </footer>`,
  );
}

/** @param {Passage} passage */
function passage(passage) {
  const { language, heading, body, lines } = passage;
  return html`<article class="aloud-large" lang=${language}>
    <p class="aloud-heading">${heading}</p>
    ${body ? html`<div class="page-body">${markdown(body)}</div>` : nothing}
    ${lines.length ? html`<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>` : nothing} ${voice(passage)}
  </article>`;
}

/** @param {Passage} passage */
function voice({ language, heading, body, lines }) {
  if (!hasVoice(language)) return nothing;
  const speaks = reading.value === language;
  const words = [heading, plain(body), ...lines].filter((one) => one).join(".\n");
  return html`<button type="button" class="button" aria-pressed=${speaks} @click=${() => (speaks ? fallSilent() : readAloud(words, language))}>
    ${t(speaks ? "console.aloud.silent" : "console.aloud.voice")}
  </button>`;
}

/** @param {string} body  Markdown, whose signs nobody says */
function plain(body) {
  return body.replace(/^[#\s]+|^\s*[-*]\s+/gm, "").replace(/\*\*/g, "");
}

/**
 * The minute to think that often follows, if it is offered.
 * @param {string} activity
 */
function thinking(activity) {
  const next = offered(view.value, new Set([activity]));
  if (!next) return nothing;
  const go = async () => (await act(...next.commands)) && done(activity);
  return html`<button type="button" class="button" @click=${go}>${t(next.label)}</button>`;
}

/** @param {string} activity */
function done(activity) {
  alreadyRead.value = new Set([...alreadyRead.peek(), activity]);
  fallSilent();
  closePanel();
}

export function openAloud() {
  openPanel({ name: "aloud" });
}

/**
 * @param {Activity} found
 * @param {import("../records.js").Workshop} workshop
 * @returns {Passage[]}
 */
function passagesOf(found, { language, second }) {
  const { heading, body, lines } = partsOf(found);
  const first = heading[language] === undefined ? (Object.keys(heading)[0] ?? language) : language;
  const languages = second && second !== first && heading[second] !== undefined ? [first, second] : [first];
  return languages.map((one) => ({
    language: one,
    heading: heading[one] ?? "",
    body: body[one] ?? "",
    lines: lines.map((line) => line[one] ?? "").filter((line) => line),
  }));
}

/**
 * @param {Activity} found
 * @returns {{ heading: SaidIn, body: SaidIn, lines: SaidIn[] }}
 */
function partsOf(found) {
  if (found.t === "scale") return { heading: found.statement, body: {}, lines: [] };
  if (found.t === "choice") return { heading: found.question, body: {}, lines: found.options.map(({ text }) => text) };
  if (found.t === "page") return { heading: found.title, body: found.body, lines: [] };
  return { heading: found.title, body: found.task, lines: [] };
}
