/** What the moderators changed, newest first, in words. */
import { html, nothing } from "lit-html";
import { under, view } from "../../board.js";
import { boot } from "../../boot.js";
import { hasText, t } from "../../texts.js";
import { activityIn, titleOf } from "../kinds.js";
import { sheet } from "../panel.js";
import { nameOf } from "./who.js";

/**
 * @typedef {import("../../records.js").Change} Change
 * @typedef {{ at: number, who: string, words: string, parts: string[] }} Line   `parts`: titles of activities
 */

const hours = new Intl.DateTimeFormat(boot.language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const days = new Intl.DateTimeFormat(boot.language, { weekday: "long", day: "numeric", month: "long" });

/** Reads signals: call it inside an effect. */
export function historySheet() {
  const lines = together(newestFirst().map(line));
  return sheet(
    t("console.history"),
    lines.length
      ? html`<p>${t("console.history.means")}</p>
          ${byDay(lines).map(([day, some]) => html`<h3 class="history-day">${day}</h3>
            <ol class="history">
              ${some.map(lineView)}
            </ol>`)}`
      : html`<p>${t("console.history.empty")}</p>`,
  );
}

/** @returns {Change[]} */
function newestFirst() {
  return under("change/")
    .map(([, change]) => change)
    .sort((a, b) => b.at - a.at || b.number - a.number);
}

/**
 * @param {Change} change
 * @returns {Line}
 */
function line({ what, activity, by, at, name, detail }) {
  const title = titleOf(activityIn(view.value, activity));
  return { at, who: nameOf(by, name), words: wordsFor(what, detail), parts: title ? [title] : [] };
}

/**
 * The most telling sentence there is: with its detail, without, or that something was changed.
 * @param {string} what
 * @param {string} detail
 */
function wordsFor(what, detail) {
  if (hasText(`console.history.${what}.${detail}`)) return t(`console.history.${what}.${detail}`);
  return hasText(`console.history.${what}`) ? t(`console.history.${what}`, { detail }) : t("console.history.other");
}

/**
 * The same by the same person in the same minute is one line with several parts: an agenda that was loaded is many.
 * @param {Line[]} lines
 */
function together(lines) {
  /** @type {Line[]} */
  const found = [];
  for (const one of lines) {
    const last = found[found.length - 1];
    if (last && last.at === one.at && last.who === one.who && last.words === one.words) last.parts.unshift(...one.parts);
    else found.push(one);
  }
  return found;
}

/**
 * @param {Line[]} lines
 * @returns {[string, Line[]][]}
 */
function byDay(lines) {
  /** @type {Map<string, Line[]>} */
  const found = new Map();
  for (const one of lines) found.set(days.format(one.at), [...(found.get(days.format(one.at)) ?? []), one]);
  return [...found];
}

/** @param {Line} line */
function lineView({ at, who, words, parts }) {
  const titles = [...new Set(parts)];
  return html`<li>
    <time datetime=${new Date(at).toISOString()}>${hours.format(at)}</time>
    <span>${words}${titles.length ? html`<b>${titles.join(" · ")}</b>` : nothing}</span>
    <small>${who}</small>
  </li>`;
}
