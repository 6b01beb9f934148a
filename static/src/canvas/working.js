/**
 * A figure to work in, on a laptop or the console: as large as the room around allows, and large enough to be worked in.
 * Whether it is drawn or becomes a list depends on the width alone, so that nothing jumps to and fro.
 */
import { html } from "lit-html";
import { ref } from "lit-html/directives/ref.js";
import { measured } from "../line/measure.js";
import { filled } from "./fields.js";
import { figure } from "./figure.js";
import { heightFor } from "./places.js";

/**
 * @typedef {import("./figure.js").Options} Options
 * @typedef {Omit<import("./figure.js").Figure, "box" | "unit">} Shown
 */

/** A rem on the wall, in rem of a page: letters there are so much larger. */
const UNIT = 0.36;

/** In the hand nothing scrolls within the page; rem. */
const NARROW = 30;

const room = measured();

/** Is the figure drawn as it stands now on this page? Reads a signal. @param {Shown} shown @param {number} least */

/**
 * Reads signals: call it inside an effect. There is one on a page.
 * @param {Shown} shown
 * @param {number} least  height of a field that one can work in, in rem
 * @param {(drawn: boolean) => Options} optionsFor
 */
export function working(shown, least, optionsFor) {
  const { width, height, rem } = room.size.value;
  const fields = filled(shown.view, shown.activity, shown.canvas, shown.team).length;
  const wide = width / rem / UNIT;
  const lowest = heightFor(shown.canvas.layout, fields, wide, least / UNIT);
  const drawn = width > NARROW * rem && lowest < Infinity;
  const box = { width: wide, height: drawn ? Math.max(lowest, height / rem / UNIT) : 0 };
  return html`<div class="figure-room ${drawn ? "drawn" : ""}" .style=${drawn ? `min-height:${lowest * UNIT}rem` : ""} ${ref(room.watch)}>
    ${width ? figure({ ...shown, box, unit: UNIT }, optionsFor(drawn)) : ""}
  </div>`;
}
