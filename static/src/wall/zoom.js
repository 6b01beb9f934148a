/**
 * How large the letters of the wall are: as large as the moderator wants them, as far as the scene has room. All is
 * measured in rem, so the root's letters are enough; nothing is cut off for it.
 */
import { computed, signal } from "@preact/signals-core";
import { workshop } from "../board.js";

const STEP = 5;
const LEAST = 50;

/** What the moderator wants, per cent. */
export const zoom = computed(() => workshop()?.zoom ?? 100);

/** Changes with the shape of the window: then the scene has to find its letters again. */
export const shape = signal(0);

addEventListener("resize", () => shape.value++);

let now = 100;

/**
 * Right after the scene was drawn, and before it measures anything itself. What must hold all that is in it is marked
 * with `data-holds`; the scene itself must, and so must what shrinks its letters.
 * @param {Element} page
 * @param {number} wanted  per cent
 */
export function zoomTo(page, wanted) {
  const rooms = [...page.querySelectorAll(".stage, [data-holds], [data-shrinks] > *")];
  const fits = (/** @type {number} */ size) => {
    write(size);
    return rooms.every(holds);
  };
  now = Math.min(now, wanted);
  if (fits(now)) while (now < wanted && fits(now + STEP)) now += STEP;
  else while (now > LEAST && !fits((now -= STEP)));
  write(now);
}

/** @param {number} size  per cent */
function write(size) {
  document.documentElement.style.setProperty("--zoom", String(size / 100));
}

/**
 * Words wrap; only the line on the floor is wider than its room, and meant to be.
 * @param {Element} room
 */
function holds({ scrollHeight, clientHeight }) {
  return scrollHeight <= clientHeight + 1;
}
