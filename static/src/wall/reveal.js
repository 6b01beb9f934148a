/** The reveal as a moment: a short silence, then everyone walks to their place at once. */
import { effect, signal } from "@preact/signals-core";
import { view } from "../board.js";
import { sceneOf } from "./scene.js";
import { turnFromFirst } from "./turning.js";

const SILENCE = 1500;
const WALK = 2600;

/** @type {import("@preact/signals-core").Signal<import("../line/cast.js").Step>} */
export const step = signal("stand");

/** The round whose answers we have seen coming in, hidden; only such a round is revealed with a walk. */
let hidden = "";
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/** Follow the board from now on. Runs before the page is drawn, so that nobody is seen at their place too soon. */
export function watchForReveal() {
  effect(() => {
    const scene = sceneOf(view.value);
    if (!("scale" in scene)) return rest("");
    const { activity, scale: { round, phase, mode } } = scene;
    const now = `${activity}/${round}`;
    if (phase === "open") return rest(mode === "live" ? "" : now);
    if (hidden === now) begin();
    hidden = "";
  });
}

/** @param {string} nowHidden */
function rest(nowHidden) {
  hidden = nowHidden;
  clearTimeout(timer);
  step.value = "stand";
}

function begin() {
  clearTimeout(timer);
  turnFromFirst();
  step.value = "hush";
  timer = setTimeout(walk, SILENCE);
}

function walk() {
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  step.value = still ? "stand" : "walk";
  timer = setTimeout(() => (step.value = "stand"), WALK);
}
