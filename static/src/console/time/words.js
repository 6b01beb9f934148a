/** Times as the console says them. */
import { boot } from "../../boot.js";
import { second, serverNow, view } from "../../board.js";
import { inHours } from "../../methods.js";
import { t } from "../../texts.js";
import { countDownOf, courseOf, MINUTE, minutesLate } from "../../course.js";

/** @typedef {import("../../course.js").Course} Course */
/** @typedef {import("../../course.js").Part} Part */

const hour = new Intl.DateTimeFormat(boot.language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

/** The numbers of this second. Reads signals. */
export function courseNow() {
  second.value;
  return courseOf(view.value, serverNow());
}

/** Reads signals. */
export function countDownNow() {
  second.value;
  return countDownOf(view.value, serverNow());
}

/** @param {number} time  server time, ms */
export function timeOfDay(time) {
  return hour.format(time);
}

/** @param {number} length  ms */
export function inMinutes(length) {
  return inHours(Math.round(length / MINUTE));
}

/**
 * What a part has in all: "10 min", "10 + 2 min".
 * @param {Part} part
 */
export function given({ planned, more }) {
  if (!more) return inMinutes(planned);
  return t("common.minutes", { n: [planned, more].filter((one) => one).map((one) => one / MINUTE).join(" + ") });
}

/** @param {Course} course */
export function lateWords(course) {
  const minutes = minutesLate(course);
  if (!minutes) return t("console.time.on_time");
  return t(minutes > 0 ? "console.time.late" : "console.time.ahead", { n: Math.abs(minutes) });
}
