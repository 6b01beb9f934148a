/** A break: when we go on, by the clock on the wall and in minutes, and people who stand about and talk. */
import { html, nothing } from "lit-html";
import { present, record, second, serverNow, under } from "../board.js";
import { boot } from "../boot.js";
import { drawSign } from "../canvas/signs.js";
import { inMinutesAndSeconds } from "../countdown.js";
import { MINUTE } from "../course.js";
import { endOfPause } from "../page/pause.js";
import { ticking } from "../ticking.js";
import { say, t } from "../texts.js";
import { clockOfCountDown, disc } from "./clock.js";
import { foot, whoIsHere } from "./foot.js";
import { part } from "./part.js";
import { people } from "./people.js";
import { inTongues } from "./tongues.js";

const hour = new Intl.DateTimeFormat(boot.language, { hour: "numeric", minute: "2-digit", hourCycle: "h23" });

/**
 * Reads signals: call it inside an effect.
 * @param {import("./scene.js").Read} scene
 */
export function pause(scene) {
  const { activity, page } = scene;
  const known = endOfPause(page, record(`spent/${activity}`)) > 0;
  return html`<main class="stage pause ${known ? "" : "open-end"}">
    <header class="wall-head">${part(scene)}${clockOfCountDown()}</header>
    <div class="pause-top">
      <svg class="page-picture" viewBox="0 0 24 24" aria-hidden="true">${drawSign(page.picture || "cup")}</svg>
      <h1>${inTongues(page.title)}</h1>
    </div>
    <div class="pause-time" data-holds>${ticking(() => time(activity, page))}</div>
    <p class="pause-words">${say(page.body).split("\n")[0]}</p>
    ${people(present(under("seat/").length))} ${foot(html`<p>${whoIsHere()}</p>`)}
  </main>`;
}

/**
 * Reads signals.
 * @param {string} activity
 * @param {import("../records.js").Page} page
 */
function time(activity, page) {
  second.value;
  const spent = /** @type {import("../records.js").Spent | undefined} */ (record(`spent/${activity}`));
  const end = endOfPause(page, spent);
  if (!end) return nothing;
  const left = end - serverNow();
  if (left <= 0) return html`<p class="pause-soon" role="status">${t("wall.pause.soon")}</p>`;
  return html`<p class="pause-when">${t("wall.pause.at")} <b>${hour.format(end)}</b></p>
    <p class="pause-left" role="timer">${disc(left / (MINUTE * (page.minutes + (spent?.more ?? 0))))}<span>${leftWords(left)}</span></p>`;
}

/**
 * In minutes, so that nobody takes it for a time of day; at last second by second.
 * @param {number} left  ms
 */
function leftWords(left) {
  return left > MINUTE ? t("wall.time.left", { n: Math.ceil(left / MINUTE) }) : t("wall.pause.left", { time: inMinutesAndSeconds(left) });
}
