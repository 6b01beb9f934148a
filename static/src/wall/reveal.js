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
  step.value = "hush";
  timer = setTimeout(walk, SILENCE);
}

function walk() {
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  step.value = still ? "stand" : "walk";
  timer = setTimeout(() => (step.value = "stand"), WALK);
}

/** Whatever is shown anew begins with its first page. */
export function watchForNews() {
  let last = "";
  effect(() => {
    const now = newsIn(sceneOf(view.value));
    if (now !== last) turnFromFirst();
    last = now;
  });
}

/** Changes exactly when something else is to be looked at. @param {import("./scene.js").Scene} scene */
function newsIn(scene) {
  if ("scale" in scene) return `${scene.activity}/${scene.scale.round}/${scene.scale.phase}`;
  if ("choice" in scene) return `${scene.activity}/${scene.choice.phase}`;
  const looked = scene.name === "marks" ? scene.board.spread[scene.board.spread.length - 1] : "";
  return `${"activity" in scene ? scene.activity : ""}/${scene.name}/${looked}`;
}
