/**
 * A pyramid of answers from the broadest level up, with its two sides: what the institution does stands at the left, what
 * people do at the right. Where there are answers to be seen they stand on their levels.
 *
 *     pyramid({ options: choice.options, marks: (i) => html`…`, onLevel: (i) => … , picked: [2] })
 *
 * @typedef {import("../records.js").Option} Option
 * @typedef {object} Pyramid
 * @property {Option[]} options
 * @property {(level: number) => unknown} [marks]  what is drawn on a level; counted from 0, the broadest
 * @property {(level: number) => unknown} [onLevel]  a level was tapped
 * @property {number[]} [picked]
 * @property {unknown} [attributes]  a directive for the list, such as shrink()
 */
import { html, nothing } from "lit-html";
import { say, t } from "../texts.js";

/** Half of the pyramid's width at its top and at its foot, in hundredths of the whole. */
const TOP = 5;
const FOOT = 21;
/** The pyramid of the method: three levels of preparing, three of taking part, and one that is people's own. */
const METHOD = { levels: 7, preparing: 3 };

/** @param {Pyramid} shown */
export function pyramid(shown) {
  const { options, attributes } = shown;
  const bands = isOfTheMethod(options);
  return html`<div class="pyramid">
    <div class="pyramid-sides"><b>${t("common.pyramid.institution")}</b><b>${t("common.pyramid.people")}</b></div>
    <ol class="pyramid-levels" reversed ${attributes ?? nothing}>
      ${options.map((_, i) => options.length - 1 - i).map((level) => row(shown, level, bands))}
    </ol>
  </div>`;
}

/** @param {Option[]} options */
function isOfTheMethod(options) {
  const last = options[options.length - 1];
  return options.length === METHOD.levels && last !== undefined && !say(last.text) && say(last.other) !== "";
}

/**
 * @param {Pyramid} shown
 * @param {number} level
 * @param {boolean} bands
 */
function row({ options, marks, onLevel, picked = [] }, level, bands) {
  const { text = {}, other = {} } = options[level] ?? {};
  const [above, below] = [halfAt(level + 1, options.length), halfAt(level, options.length)];
  const kind = `${bandOf(level, options.length, bands)} ${picked.includes(level) ? "picked" : ""} ${say(text) ? "" : "own"}`;
  const slope = Math.round((1000 * (below - above)) / (2 * below)) / 10;
  const inside = html`<span class="pyramid-text institution">${say(text)}</span>
    <span class="pyramid-step" .style=${`--slope:${slope}%`}>
      <i class="pyramid-half"></i><i class="pyramid-half people"></i>
      <span class="pyramid-marks">${marks?.(level) ?? nothing}</span>
    </span>
    <span class="pyramid-text people">${say(other)}</span>`;
  return html`<li
    class="pyramid-level ${kind}"
    .style=${`--half:${below}%`}
  >
    ${bands && startsBand(level, options.length) ? html`<span class="pyramid-band">${t(`common.pyramid.${bandOf(level, options.length, true)}`)}</span>` : nothing}
    ${onLevel ? html`<button type="button" class="pyramid-row" aria-pressed=${picked.includes(level)} @click=${() => onLevel(level)}>${inside}</button>` : html`<div class="pyramid-row">${inside}</div>`}
  </li>`;
}

/**
 * @param {number} edge  counted from the foot
 * @param {number} levels
 */
function halfAt(edge, levels) {
  return Math.round(100 * (FOOT - ((FOOT - TOP) * edge) / levels)) / 100;
}

/**
 * @param {number} level
 * @param {number} levels
 * @param {boolean} bands
 */
function bandOf(level, levels, bands) {
  if (!bands) return "taking_part";
  if (level < METHOD.preparing) return "preparing";
  return level < levels - 1 ? "taking_part" : "own_doing";
}

/**
 * The name of a band stands at its highest level.
 * @param {number} level
 * @param {number} levels
 */
function startsBand(level, levels) {
  return level === levels - 1 || bandOf(level, levels, true) !== bandOf(level + 1, levels, true);
}
