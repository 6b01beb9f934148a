/** When a break is over. Pure. */

const MINUTE = 60_000;

/**
 * A whole minute: so what is said as the time of day is what is counted down to.
 * @param {import("../records.js").Page} page
 * @param {import("../records.js").Spent | undefined} spent  of this page
 * @returns {number} server time, ms; 0: nobody can tell, or people are elsewhere
 */
export function endOfPause({ minutes }, spent) {
  if (!minutes || !spent?.since) return 0;
  const end = spent.since - spent.spent + (minutes + spent.more) * MINUTE;
  return Math.ceil(end / MINUTE) * MINUTE;
}
