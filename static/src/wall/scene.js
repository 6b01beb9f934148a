/**
 * What the wall shows now. Pure: records in, scene out.
 *
 * @typedef {import("../line/picture.js").View} View
 * @typedef {import("../records.js").Scale} Scale
 * @typedef {import("../records.js").Cards} Cards
 * @typedef {import("../records.js").Rating} Rating
 * @typedef {import("../records.js").Canvas} Canvas
 * @typedef {import("../records.js").Choice} Choice
 * @typedef {import("../records.js").Page} Page
 * @typedef {import("../records.js").Table} Table
 * @typedef {import("../records.js").Workshop} Workshop
 * @typedef {{ activity: string, number: number, of: number }} Part   where in the agenda we are, counted from 1
 * @typedef {{ name: "empty" | "blank" | "lobby" | "closed" }} Other
 * @typedef {Part & { name: "statement" | "talk", scale: Scale }} Statement
 * @typedef {Part & { name: "cards" | "groups", board: Cards }} Collecting
 * @typedef {Part & { name: "spotlight", board: Cards | Rating | Canvas | Table }} Spotlight
 * @typedef {Part & { name: "canvas", board: Canvas }} Drawn
 * @typedef {Part & { name: "table", board: Table }} Tabled
 * @typedef {Part & { name: "page" | "pause", page: Page }} Read
 * @typedef {Part & { name: "silence", about: import("../boot.js").SaidIn | undefined }} Silent   `about`: what people think of
 * @typedef {Part & { name: "rating" | "every" | "marks" | "common", board: Rating }} Rated
 * @typedef {Part & { name: "choice", choice: Choice }} Asked
 * @typedef {Other | Statement | Collecting | Spotlight | Rated | Asked | Drawn | Tabled | Read | Silent} Scene
 */
import { countDownOf } from "../course.js";
import { hasGroups } from "../groups/members.js";

/** After a silence, ms. */
const LINGERS = 4_000;

/**
 * @param {View} view
 * @param {boolean} [silent]  everyone thinks for themselves at this moment
 * @returns {Scene}
 */
export function sceneOf(view, silent = false) {
  const workshop = /** @type {Workshop | undefined} */ (view.get("workshop"));
  if (!workshop) return { name: "empty" };
  if (workshop.blank) return { name: "blank" };
  if (workshop.closed) return { name: "closed" };
  const activity = workshop.current;
  const part = { activity, number: workshop.agenda.indexOf(activity) + 1, of: workshop.agenda.length };
  const found = activity ? view.get(`activity/${activity}`) : undefined;
  return silent ? { ...part, name: "silence", about: aboutOf(found) } : sceneOfPart(view, part, found);
}

/**
 * @param {View} view
 * @param {Part} part
 * @param {import("../records.js").PublicRecord | undefined} found  its activity
 * @returns {Scene}
 */
function sceneOfPart(view, part, found) {
  if (found?.t === "scale") return { ...part, name: found.phase === "talk" ? "talk" : "statement", scale: found };
  if (found?.t === "cards") return collecting(view, part, found);
  if (found?.t === "canvas") return isLarge(view, part, found) ? { ...part, name: "spotlight", board: found } : { ...part, name: "canvas", board: found };
  if (found?.t === "table") return isLarge(view, part, found) ? { ...part, name: "spotlight", board: found } : { ...part, name: "table", board: found };
  if (found?.t === "page") return { ...part, name: found.pause ? "pause" : "page", page: found };
  if (found?.t === "rating") return rated(view, part, found);
  return found?.t === "choice" ? { ...part, name: "choice", choice: found } : { name: "lobby" };
}

/**
 * Whether everyone thinks for themselves: as long as it lasts, and a moment longer, so that it ends gently.
 * @param {View} view
 * @param {number} now  server time, ms
 */
export function isSilentAt(view, now) {
  const down = countDownOf(view, now);
  return down?.what === "silence" && down.left > -LINGERS;
}

/** @param {import("../records.js").PublicRecord | undefined} found */
function aboutOf(found) {
  if (found?.t === "scale") return found.statement;
  if (found?.t === "choice") return found.question;
  return found && "title" in found && typeof found.title === "object" ? found.title : undefined;
}

/**
 * Once it is known which cards go on, and there are groups to take them, the hall looks for its groups.
 * @param {View} view
 * @param {Part} part
 * @param {Cards} board
 * @returns {Collecting | Spotlight}
 */
function collecting(view, part, board) {
  if (isLarge(view, part, board)) return { ...part, name: "spotlight", board };
  const grouped = board.phase === "shown" && board.picked.length > 0 && hasGroups(view);
  return { ...part, name: grouped ? "groups" : "cards", board };
}

/**
 * Groups are at work side by side; where all rate together, the marks of one card after the other are looked at.
 * @param {View} view
 * @param {Part} part
 * @param {Rating} board
 * @returns {Rated | Spotlight}
 */
function rated(view, part, board) {
  if (isLarge(view, part, board)) return { ...part, name: "spotlight", board };
  if (board.phase === "shown") return { ...part, name: "common", board };
  if (board.groups) return { ...part, name: "rating", board };
  return { ...part, name: board.spread.length ? "marks" : "every", board };
}

/**
 * A hidden card is not sent to the wall, so it cannot be large there.
 * @param {View} view
 * @param {Part} part
 * @param {{ spotlight: string }} board
 */
function isLarge(view, { activity }, { spotlight }) {
  return spotlight !== "" && view.has(`card/${activity}/${spotlight}`);
}

/**
 * How large a statement may be written so that even the longest leaves room for the people.
 * @param {number} letters
 * @returns {"huge" | "large" | "middle" | "small"}
 */
export function sizeFor(letters) {
  if (letters <= 56) return "huge";
  if (letters <= 104) return "large";
  return letters <= 180 ? "middle" : "small";
}

/**
 * The same where two lines stand under it.
 * @param {number} letters
 * @returns {"large" | "middle" | "small"}
 */
export function smallerFor(letters) {
  if (letters <= 40) return "large";
  return letters <= 80 ? "middle" : "small";
}
