/**
 * A table to be read: headings, and rows whose values are said in the reader's language.
 *
 *     table({ activity, table, team: "", view: view.value }, { turn: turns.value })
 *
 * With `turn` (the wall) letters shrink, then pages turn: first the columns, when they are too many to be read beside each
 * other (the first one stays), then the rows. Without, it is a plain table in letters of those around.
 *
 * Reads a signal (who is writing): call it inside an effect.
 *
 * @typedef {import("../cards/heaps.js").Heap} Heap
 * @typedef {import("./columns.js").Wide} Wide
 * @typedef {{ activity: string, table: import("../records.js").Table, team: string, view: import("../line/picture.js").View }} Shown
 *   `team`: only this group's rows
 * @typedef {{ turn?: number }} Options
 */
import { html, nothing } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";
import { linksMark, writingOn } from "../canvas/card.js";
import { settle } from "../canvas/settle.js";
import { heapsOf, oneByOne } from "../cards/heaps.js";
import { signature } from "../cards/signature.js";
import { allWordsOf, translated } from "../cards/translated.js";
import { leaf, treeName } from "../groups/trees.js";
import { say, t } from "../texts.js";
import { cellWords, chosen } from "./cells.js";
import { together, widthsOf } from "./columns.js";

/** Shapes that tell the options of a choice apart at a glance; words stand beside them. */
const SHAPES = ["M12 3a9 9 0 1 0 .01 0z", "M12 3l10 18H2z", "M4 4h16v16H4z", "M12 1l11 11-11 11L1 12z", "M8.5 2h7v6.5H22v7h-6.5V22h-7v-6.5H2v-7h6.5z"];

/**
 * @param {Shown} shown
 * @param {Options} [options]
 */
export function table(shown, { turn } = {}) {
  const { columns } = shown.table;
  const rows = rowsOf(shown);
  const words = rows.map(({ card }) => columns.map((column, place) => (place ? cellWords(card, column, place) : allWordsOf(card))));
  const widths = widthsOf(columns, words, columns.map(({ title }) => say(title)));
  const groups = turn === undefined ? [widths] : together(widths);
  const group = (turn ?? 0) % groups.length;
  const seen = groups[group] ?? widths;
  const inside = drawn(shown, rows, seen, groups.length > 1 ? `${group + 1} / ${groups.length}` : "");
  if (turn === undefined) return html`<div class="table scrolls">${inside}</div>`;
  const likeness = JSON.stringify([seen.map(({ place }) => place), words, rows.map(({ name, dots, card }) => [name, dots, card.team])]);
  return html`<div class="table" ${settle(likeness, Math.floor(turn / groups.length), LARGEST)}>${inside}</div>`;
}

/** Where the letters begin in SIZES of settle.js. */
const LARGEST = 3;

/**
 * In the order in which they came; dealt out, each group's together.
 * @param {Shown} shown
 */
function rowsOf({ view, activity, team }) {
  const rows = oneByOne(heapsOf(view, activity));
  const own = rows.filter(({ card }) => !team || card.team === team);
  const teams = [...new Set(own.map(({ card }) => card.team))];
  return teams.flatMap((name) => own.filter(({ card }) => card.team === name));
}

/**
 * @param {Shown} shown
 * @param {Heap[]} rows
 * @param {Wide[]} seen
 * @param {string} which  of the pages of columns this is
 */
function drawn(shown, rows, seen, which) {
  const columns = seen.map(({ weight }) => `minmax(0,${Math.round(weight * 10)}fr)`).join(" ");
  return html`<div class="figure-field" role="table" aria-label=${say(shown.table.title)} .style=${`--columns:${columns}`}>
    <div class="table-row table-head" role="row">
      ${seen.map(
        ({ column }, i) => html`<div role="columnheader">
          ${i ? nothing : html`<span class="field-page"></span>`}
          ${which && i === seen.length - 1 ? html`<span class="table-columns">${which}</span>` : nothing}${say(column.title)}
        </div>`,
      )}
    </div>
    <div class="field-cards table-rows" role="rowgroup">
      ${repeat(rows, ({ name }) => name, (row) => rowOf(shown, row, seen))}
    </div>
  </div>`;
}

/**
 * @param {Shown} shown
 * @param {Heap} row
 * @param {Wide[]} seen
 */
function rowOf({ activity, team, table: { picked } }, { name, card, dots }, seen) {
  return html`<div class="table-row ${picked.includes(name) ? "picked" : ""} tree-${card.team}" role="row" data-card=${name}>
    ${seen.map(({ column, place }) => html`<div class="cell cell-${column.kind}" role=${place ? "cell" : "rowheader"}>
        ${place === 0 && card.team && !team ? html`<span class="cell-team" title=${treeName(card.team)}>${leaf(card.team)}</span>` : nothing}
        ${shape(chosen(card, column))}<span class="field-words">${cellWords(card, column, place)}</span>
        ${place === 0 ? html`${after(card, dots)} ${translated(card)}` : nothing}
        ${writingOn([place === 0 ? `card/${activity}/${name}` : `card/${activity}/${name}/${column.name}`])}
      </div>`)}
  </div>`;
}

/**
 * @param {import("../records.js").Card} card
 * @param {number} dots
 */
function after(card, dots) {
  const by = [card.number, signature(card)].filter((known) => known).join(" · ");
  return html`${by ? html` <small class="field-by">${by}</small>` : nothing}
    ${dots ? html`<small class="field-mark field-dots">${t("common.figure.dots", { n: dots })}</small>` : nothing}
    ${linksMark(card)}`;
}

/** @param {number} option */
function shape(option) {
  if (option < 0) return nothing;
  return html`<svg class="cell-shape shape-${option % 6}" viewBox="0 0 24 24" aria-hidden="true">
    <path d=${SHAPES[option % SHAPES.length] ?? ""}></path>
  </svg>`;
}
