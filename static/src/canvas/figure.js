/**
 * A canvas drawn as what it is: four quadrants, columns, rows, a grid, a star with five points, a tree with crown and
 * roots, forces that push from both sides. The same figure for wall, console and laptops.
 *
 *     figure({ activity, canvas, team: "", view: view.value, box: { width: 177, height: 70 } }, { turn: turns.value })
 *
 * - `box` is in units of `unit` rem, which is 1 on the wall. A figure that has no room in it (a phone, a narrow panel)
 *   becomes a list of its fields.
 * - With `turn` (the wall) letters shrink until all fits, at last pages turn with that number; see settle.js.
 * - Without (console, laptop) it is a figure to work in, see working.js: letters are those around, fields scroll, and
 *   cards may be tapped and dragged. `onCard(held)` makes each card's face a button, also of those that lie under
 *   another; `selected` is the name of the one that is open; `cardTools(held)` is drawn within the card, `marks(held)`
 *   are more words on its face; `onField(filled)` makes a field's title a button, `current` is the name of the one that
 *   is open; `fieldTools(filled)` stands at the end of a field; `draggable(held)` says which cards can be dragged. Lists
 *   carry `data-field`, cards `data-card`, those that lie under one `data-under`, words `data-words`, as
 *   cards/dragging.js reads them.
 * - `only`: the name of the one field that is drawn, in the whole box.
 * - A single field's one text is the card `sharedName(field, team)` (fields.js), which may not exist yet: then there is
 *   no card to tap, and `fieldTools(filled)` is the place for its editor.
 *
 * Reads a signal (who is writing): call it inside an effect.
 *
 * @typedef {import("../line/picture.js").View} View
 * @typedef {import("../cards/heaps.js").Held} Held
 * @typedef {import("../records.js").Canvas} Canvas
 * @typedef {import("./fields.js").Filled} Filled
 * @typedef {import("./places.js").Box} Box
 * @typedef {{ activity: string, canvas: Canvas, team: string, view: View, box: Box, unit?: number, only?: string }} Figure
 *   `team`: the group whose part this is; "" for all of it
 * @typedef {object} Options
 * @property {number} [turn]
 * @property {boolean} [settled]  letters and pages are seen to by an element around, with `likenessOf` of all its figures
 * @property {string} [selected]
 * @property {string} [current]
 * @property {(held: Held) => boolean} [draggable]
 * @property {(held: Held) => void} [onCard]
 * @property {(held: Held) => unknown} [cardTools]
 * @property {(held: Held) => string} [marks]
 * @property {(filled: Filled) => void} [onField]
 * @property {(filled: Filled) => unknown} [fieldTools]
 */
import { html, nothing, svg } from "lit-html";
import { signature } from "../cards/signature.js";
import { allWordsOf } from "../cards/translated.js";
import { say } from "../texts.js";
import { field } from "./field.js";
import { filled } from "./fields.js";
import { forces, star, tree } from "./pictures.js";
import { hasRoom, placesIn } from "./places.js";
import { settle } from "./settle.js";

const PICTURES = { star, tree, forces };
/** A field with nothing in it still has a title and a question; one text of all is seldom short. */
const NEED_OF_NOTHING = 40;
const NEED_OF_ONE_TEXT = 200;
/** What needs more than this will turn pages anyway. */
const NEED_MOST = 600;

/**
 * @param {Figure} shown
 * @param {Options} [options]
 */
export function figure(shown, options = {}) {
  const { canvas, box, only } = shown;
  const all = filled(shown.view, shown.activity, canvas, shown.team).filter(({ field: is }) => !only || is.name === only);
  const layout = only ? "rows" : canvas.layout;
  const { turn } = options;
  const works = turn === undefined;
  // Where one works, nothing moves aside because somebody writes much elsewhere.
  const needs = all.map(works ? () => 1 : needOf);
  const plan = only || hasRoom(layout, all.length, box) ? placesIn(layout, needs, box) : null;
  const kind = `layout-${plan ? layout : "list"} ${works ? "scrolls" : ""} ${only ? "alone" : ""}`;
  const fields = all.map((one, i) => field(one, only ? { x: 0, y: 0, ...box } : plan?.places[i], shown, options));
  if (works || options.settled || !(plan || only)) return html`<div class="figure ${kind}">${picture(shown, plan, all)}${fields}</div>`;
  return html`<div class="figure ${kind}" ${settle(likeness(shown, all), turn)}>
    ${picture(shown, plan, all)}${fields}
  </div>`;
}

/**
 * @param {Figure} shown
 * @param {import("./places.js").Plan | null} plan
 * @param {Filled[]} all
 */
function picture({ canvas: { layout }, box: { width, height }, unit = 1, only }, plan, all) {
  const drawn = /** @type {Record<string, typeof star>} */ (PICTURES)[layout];
  if (!drawn || !plan || only) return nothing;
  return html`<svg
    class="figure-picture"
    viewBox=${`0 0 ${width} ${height}`}
    .style=${`width:${width * unit}rem;height:${height * unit}rem`}
    aria-hidden="true"
  >
    ${svg`${drawn(plan, all)}`}
  </svg>`;
}

/** How much room a field asks for, about: in letters. @param {Filled} one */
function needOf({ field: is, heaps }) {
  const written = heaps.flatMap(({ card, under }) => [card, ...under.map((held) => held.card)]);
  const letters = written.reduce((sum, card) => sum + 20 + allWordsOf(card).length, 0);
  const need = NEED_OF_NOTHING + say(is.title).length + Math.ceil(letters / 100) * 100;
  return Math.min(NEED_MOST, is.single ? Math.max(NEED_OF_ONE_TEXT, need) : need);
}

/**
 * Everything that the room depends on.
 * @param {Figure} shown
 */
export function likenessOf(shown) {
  return likeness(shown, filled(shown.view, shown.activity, shown.canvas, shown.team));
}

/**
 * @param {Figure} shown
 * @param {Filled[]} all
 */
function likeness({ activity, canvas, team, box }, all) {
  const { phase, picked } = canvas;
  const written = all.map(({ field: is, heaps, unseen, locked, sum }) => [
    [say(is.title), say(is.question), unseen, locked, sum],
    heaps.map(({ name, card, under, dots }) => [
      name,
      dots,
      card.value,
      card.links?.length,
      [card, ...under.map((held) => held.card)].map((one) => [allWordsOf(one), signature(one)]),
    ]),
  ]);
  return JSON.stringify([activity, team, box, phase, picked, written]);
}
