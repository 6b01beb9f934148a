/** A soft sound at the end of a count-down, for a hall that wants it. Browsers play nothing before somebody has tapped. */
import { effect, signal } from "@preact/signals-core";
import { html, nothing, svg } from "lit-html";
import { record } from "../board.js";
import { leftOf } from "../countdown.js";
import { t } from "../texts.js";

/** Of a bell struck softly: hertz, and how loud beside each other. */
const PARTIALS = [
  { pitch: 523.25, loud: 1 },
  { pitch: 784, loud: 0.45 },
  { pitch: 1318.5, loud: 0.16 },
];
const LOUD = 0.22;
const SWELLS = 0.03; // seconds
const FADES = 2.6;

const on = signal(false);

/** @type {AudioContext | undefined} */
let audio;
/** Whether the count-down was still running when we looked last. */
let ran = false;

/** Ring from now on whenever a count-down ends by itself. */
export function watchCountDown() {
  effect(() => {
    const timer = /** @type {import("../records.js").Timer | undefined} */ (record("timer"));
    const over = timer !== undefined && leftOf(timer) <= 0;
    if (ran && over && on.peek()) ring();
    ran = timer !== undefined && !over;
  });
}

/** Reads a signal. The small switch beside the clock. */
export function bell() {
  return html`<button type="button" class="bell" aria-pressed=${on.value} aria-label=${t("wall.bell")} title=${t("wall.bell")} @click=${turn}>
    <svg viewBox="0 0 24 24" aria-hidden="true">
      <path d="M5 17.5c2-2 1.5-4.5 2-7.5a5 5 0 0 1 10 0c.5 3 0 5.5 2 7.5zM10 20.5h4"></path>
      ${on.value ? nothing : svg`<path d="M4 3.5l16.5 17.5"></path>`}
    </svg>
  </button>`;
}

/** Whoever switches it on hears what it will sound like. */
function turn() {
  on.value = !on.value;
  if (on.value) ring();
}

function ring() {
  audio ??= new AudioContext();
  void audio.resume();
  const now = audio.currentTime;
  for (const { pitch, loud } of PARTIALS) {
    const [tone, gain] = [new OscillatorNode(audio, { frequency: pitch }), new GainNode(audio, { gain: 0 })];
    gain.gain.linearRampToValueAtTime(LOUD * loud, now + SWELLS);
    gain.gain.exponentialRampToValueAtTime(0.0001, now + FADES);
    tone.connect(gain).connect(audio.destination);
    tone.start(now);
    tone.stop(now + FADES);
  }
}
