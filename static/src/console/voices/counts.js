/** Equal voice at the right of the console: how many have spoken, and a gentle word when few have. Never who. */
import { signal } from "@preact/signals-core";
import { html, nothing } from "lit-html";
import { here, view } from "../../board.js";
import { t } from "../../texts.js";
import { act, busy } from "../act.js";
import { hasGroups, isBoard } from "../kinds.js";
import { openPanel } from "../panel.js";
import { ticking } from "../../ticking.js";
import { countDownNow, courseNow } from "../time/words.js";
import { voicesIn } from "./heard.js";
import { askedIn } from "./slow.js";
import { isQuiet, sharesOf, suggestion } from "./voices.js";

/** @typedef {import("../kinds.js").Activity} Activity */

const SILENCE = 60; // seconds
const TALK = 120;

/** What was tried in which part to hear more people: `<activity>/<way>`. @type {import("@preact/signals-core").Signal<Set<string>>} */
const tried = signal(new Set());

/**
 * Reads signals: call it inside an effect.
 * @param {string} activity
 * @param {Activity} found
 */
export function voicesCount(activity, found) {
  const spoken = voicesIn(activity);
  if (!spoken || !isAsked(activity, found)) return nothing;
  const shares = sharesOf(spoken, here.value);
  if (shares.length < 2 && !isBoard(found)) return nothing; // how many in all have answered stands above already
  return html`<div class="voices">
    <dt>${t(isBoard(found) ? "console.voices.said" : "console.voices.answered")}</dt>
    ${shares.map(({ where, n, of }) => html`<dd>${where === "all" ? "" : html`<small>${t(`common.${where}`)}</small> `}${t("console.of", { n, of })}</dd>`)}
  </div>`;
}

/**
 * Whether the count above tells as well how many are here and how many elsewhere. Reads signals.
 * @param {string} activity
 * @param {Activity | undefined} found
 */
export function tellsPlaces(activity, found) {
  const spoken = voicesIn(activity);
  return Boolean(found && spoken && isAsked(activity, found) && sharesOf(spoken, here.value).length > 1);
}

/**
 * Never while a silent minute or a talk goes on.
 * @param {string} activity
 * @param {Activity} found
 */
export function voicesPrompt(activity, found) {
  return ticking(() => prompt(activity, found));
}

/**
 * Reads signals.
 * @param {string} activity
 * @param {Activity} found
 */
function prompt(activity, found) {
  const [spoken, down] = [voicesIn(activity), countDownNow()];
  if (!spoken || !isAsked(activity, found) || (down && !down.over)) return nothing;
  if (!isQuiet(spoken, here.value, courseNow().now?.used ?? 0)) return nothing;
  const before = new Set([...tried.value].flatMap((one) => (one.startsWith(`${activity}/`) ? one.slice(activity.length + 1) : [])));
  const way = suggestion(before, isBoard(found) && !found.groups && !hasGroups(view.value));
  return html`<div class="voices-prompt" role="status">
    <p>${t("console.voices.more")}</p>
    ${way
      ? html`<button type="button" class="button wide" aria-disabled=${busy.value} @click=${() => follow(activity, way)}>
          ${t(`console.voices.${way}`)}
        </button>`
      : nothing}
  </div>`;
}

/**
 * People can say something here now.
 * @param {string} activity
 * @param {Activity} found
 */
function isAsked(activity, found) {
  if (found.shut || found.t === "page") return false;
  return isBoard(found) ? found.phase === "open" : askedIn(view.value, activity, found) !== null;
}

/**
 * @param {string} activity
 * @param {import("./voices.js").Suggestion} way
 */
async function follow(activity, way) {
  if (way === "groups") openPanel({ name: "groups", activity });
  else if (busy.peek()) return;
  else if (!(await act({ t: "timer.start", what: way, seconds: way === "silence" ? SILENCE : TALK }))) return;
  tried.value = new Set(tried.peek()).add(`${activity}/${way}`);
}
