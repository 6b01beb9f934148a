/** People rest: when we go on, by the clock and in minutes. */

import { html, nothing } from "lit-html";

import { record } from "../board.js";
import { boot } from "../boot.js";
import { inMinutesAndSeconds, leftUntil } from "../countdown.js";
import { endOfPause } from "../page/pause.js";
import { t } from "../texts.js";

/**
 * Reads signals: it changes every second.
 * @param {string} activity
 * @param {import("../records.js").Page} page
 */
export function pauseView(activity, page) {
  const end = endOfPause(page, record(`spent/${activity}`));
  if (!end) return nothing;
  const left = leftUntil(end);
  return html`<section class="pausing">
    <svg viewBox="0 0 64 64" aria-hidden="true">
      <path d="M14 26h32v14a12 12 0 0 1-12 12h-8a12 12 0 0 1-12-12zM46 30h4a7 7 0 0 1 0 14h-5M12 57h36M24 8c-4 4 4 6 0 11M36 8c-4 4 4 6 0 11"></path>
    </svg>
    <p class="lead">${left > 0 ? html`${t("phone.pause.until")} <b>${timeOfDay(end)}</b>` : t("phone.pause.over")}</p>
    ${left > 0 ? html`<p role="timer">${t("phone.pause.in", { time: inMinutesAndSeconds(left) })}</p>` : nothing}
  </section>`;
}

/** As the clocks here show it, even if this device's own is wrong. @param {number} at  server time, ms */
function timeOfDay(at) {
  return new Date(at).toLocaleTimeString(boot.language, { hour: "numeric", minute: "2-digit" });
}
