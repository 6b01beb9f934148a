/** One statement and its line: asking, showing, and once more. */
import { html, nothing } from "lit-html";
import { isOfStatements, present, view } from "../board.js";
import { earlierOf, sidesIn } from "../earlier.js";
import { movesInNumbers } from "../line/moves.js";
import { t } from "../texts.js";
import { linesApart } from "./apart.js";
import { clock } from "./clock.js";
import { earlierLine } from "./earlier.js";
import { foot, whoIsHere } from "./foot.js";
import { line, pictureOnWall } from "./line.js";
import { step } from "./reveal.js";
import { sizeFor, smallerFor } from "./scene.js";
import { inTongues, lengthIn } from "./tongues.js";
import { pageWords, turns } from "./turning.js";

/**
 * @typedef {import("./scene.js").Statement} Statement
 * @typedef {import("../line/picture.js").Picture} Picture
 */

/**
 * Reads signals: call it inside an effect.
 * @param {Statement} scene
 */
export function statement(scene) {
  const { activity, scale } = scene;
  const picture = pictureOnWall(activity);
  const pages = isApart(activity, scale, picture) ? 2 : 1;
  const page = turns.value % pages;
  const size = earlierOf(view.value, activity) ? smallerFor : sizeFor;
  return html`<main class="stage">
    <header class="wall-head">${whereWeAre(scene)}<p class="turning-page">${pageWords(page, pages)}</p>${clock()}</header>
    <h1 class="wall-statement ${size(lengthIn(scale.statement))}">${inTongues(scale.statement)}</h1>
    ${page ? linesApart(activity, scale) : html`${line(activity, scale)} ${earlierLine(activity, picture)}`} ${foot(counts(picture))}
  </main>`;
}

/**
 * Are there views of two sides to turn to?
 * @param {string} activity
 * @param {import("../records.js").Scale} scale
 * @param {Picture} picture
 */
function isApart(activity, { phase, round }, { waiting }) {
  return !waiting && phase !== "closed" && step.value === "stand" && sidesIn(view.value, `count/${activity}/${round}`).length > 1;
}

/** @param {Statement} scene */
export function whereWeAre({ number, of, scale }) {
  return html`<p class="wall-part">
    ${number ? html`<span>${t(isOfStatements() ? "common.statement_of" : "common.part_of", { n: number, of })}</span>` : nothing}
    ${scale.round > 1 ? html`<span>${t("common.round", { n: scale.round })}</span>` : nothing}
  </p>`;
}

/** @param {Picture} picture */
function counts(picture) {
  const hushed = picture.waiting || step.value !== "stand";
  return html`<p>${answered(picture, hushed)} ${whoIsHere()}</p>
    ${hushed ? nothing : moved(picture)}`;
}

/**
 * @param {Picture} picture
 * @param {boolean} hushed
 */
function answered({ placed, unseen, listening }, hushed) {
  const total = present(placed + listening);
  const counted = hushed ? placed : placed - unseen;
  return html`<span><b>${t("wall.of", { n: counted, of: total })}</b> ${t(hushed ? "wall.chosen" : "wall.stand")}</span>
    ${unseen && !hushed ? html`<span>${t("wall.waits", { n: unseen })}</span>` : nothing}
    ${listening ? html`<span>${t("wall.listening", { n: listening })}</span>` : nothing}`;
}

/** @param {Picture} picture */
function moved({ before, people }) {
  const { low, high, stayed } = movesInNumbers(before, people);
  if (!(low + high + stayed)) return nothing;
  return html`<p class="wall-moved">
    ${low ? html`<span>◀ ${t("wall.moved.low", { n: low })}</span>` : nothing}
    <span>${t("wall.moved.stayed", { n: stayed })}</span>
    ${high ? html`<span>${t("wall.moved.high", { n: high })} ▶</span>` : nothing}
  </p>`;
}
