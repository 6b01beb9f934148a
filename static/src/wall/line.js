/** The floor line as the wall shows it. */
import { html, nothing } from "lit-html";
import { here, view } from "../board.js";
import { Floor } from "../line/floor.js";
import { pictureOf } from "../line/picture.js";
import { say, t } from "../texts.js";
import { step } from "./reveal.js";

/**
 * @typedef {import("../records.js").Scale} Scale
 * @typedef {import("../line/picture.js").Picture} Picture
 */

const floor = new Floor();

/**
 * Reads signals: call it inside an effect.
 * @param {string} activity
 * @param {Scale} scale
 * @param {{ low?: boolean }} [shape]  low: there is little height for it
 */
export function line(activity, scale, { low = false } = {}) {
  const picture = pictureOnWall(activity);
  const { hall, remote } = here.value;
  return html`${floor.show(picture, {
      words: inWords(picture),
      body: low ? 5 : 7,
      edge: 10.8,
      letters: low ? 2.2 : 2.8,
      present: low ? 0 : hall + remote,
      step: step.value,
      moves: true,
      spread: scale.spread,
    })}
    <div class="floor-ends">
      <span>◀ ${say(scale.low)}</span>
      ${scale.spread && !picture.waiting && picture.people.length > 2 ? spreadWords() : nothing}
      <span>${say(scale.high)} ▶</span>
    </div>`;
}

/**
 * Reads a signal.
 * @param {string} activity
 */
export function pictureOnWall(activity) {
  return pictureOf(view.value, activity, (seat) => seat.name || t("common.guest", { n: seat.number }));
}

/** @param {Picture} picture */
function inWords({ waiting, people }) {
  return waiting ? t("wall.line.hidden") : t("wall.line.people", { n: people.length });
}

function spreadWords() {
  return html`<span class="wall-spread">
    <span><i aria-hidden="true">▲</i> ${t("wall.spread.middle")}</span>
    <span><i class="wall-spread-half" aria-hidden="true"></i> ${t("wall.spread.half")}</span>
  </span>`;
}
