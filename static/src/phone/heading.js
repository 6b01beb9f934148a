/** What stands on top of the page, whatever kind of activity it is. */

/**
 * @param {any} thing  an activity
 * @returns {import("../boot.js").SaidIn | undefined}
 */
export function headingOf(thing) {
  return [thing?.statement, thing?.title, thing?.question].find((said) => said && Object.keys(said).length > 0);
}
