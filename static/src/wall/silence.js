/** A silent minute: what it is about, small, and a shape that fills slowly. Nobody has to read or do anything. */
import { html, svg } from "lit-html";
import { second, serverNow, view } from "../board.js";
import { countDownOf } from "../course.js";
import { ticking } from "../ticking.js";
import { t } from "../texts.js";
import { clockOfCountDown } from "./clock.js";
import { inTongues } from "./tongues.js";

/**
 * Reads signals: call it inside an effect.
 * @param {import("./scene.js").Silent} scene
 */
export function silence(scene) {
  return html`<main class="stage silence">
    <header class="wall-head">${clockOfCountDown()}</header>
    <p class="silence-about">${inTongues(scene.about)}</p>
    <div class="silence-room">${ticking(filling)}</div>
    <h1 class="silence-call">${t("wall.silence")} <span>${t("wall.silence.how")}</span></h1>
  </main>`;
}

/** Reads signals. Between two seconds the style sheet moves it; with less motion it stands. */
function filling() {
  second.value;
  const down = countDownOf(view.value, serverNow());
  const share = down ? Math.min(1, Math.max(0, 1 - (down.left - 1000) / Math.max(1, down.whole))) : 1;
  return html`<svg class="silence-shape" viewBox="-110 -110 220 220" aria-hidden="true">
    ${svg`<defs><clipPath id="silence"><circle r="100"></circle></clipPath></defs>
    <circle class="silence-ground" r="100"></circle>
    <g clip-path="url(#silence)">
      <path class="silence-tide" .style=${`transform:translateY(${Math.round(20000 * (0.5 - share)) / 100}px)`} d="M-330 0q27.5 -9 55 0t55 0t55 0t55 0t55 0t55 0t55 0t55 0t55 0t55 0t55 0V240H-330z"></path>
    </g>
    <circle class="silence-rim" r="100"></circle>`}
  </svg>`;
}
