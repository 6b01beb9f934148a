/** The clock of a talk: quiet as long as there is time, clear in the last minute. */
import { html, nothing } from "lit-html";
import { inMinutesAndSeconds, leftUntil } from "../countdown.js";
import { t } from "../texts.js";

const MINUTE = 60_000;

/**
 * Reads a signal: call it inside an effect.
 * @param {number} until  server time, ms; 0: no talk
 */
export function clock(until) {
  if (!until) return nothing;
  const left = leftUntil(until);
  if (left <= 0) return html`<p class="wall-clock now" role="status">${t("wall.talk.over")}</p>`;
  if (left > MINUTE) return html`<p class="wall-clock">${t("wall.talk.left", { n: Math.ceil(left / MINUTE) })}</p>`;
  return html`<p class="wall-clock now" role="timer">${inMinutesAndSeconds(left)}</p>`;
}
