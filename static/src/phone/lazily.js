/**
 * Cards, ratings, choices, canvases, tables and pages come when they are needed first, so that a first visit on a bad
 * network is light. Most come after a while by themselves, as long as nothing else wants the network.
 */

import { signal } from "@preact/signals-core";

import { boot } from "../boot.js";
import { reloadOnce } from "../connection.js";

const quietly = 20_000;
const apart = 2_000;
const again = 3_000;

/** Cards, ratings and choices. Read in an effect, the screen follows when they are there. */
export const later = part(() => import("./later.js"));
/** Canvases and tables. */
export const boards = part(() => import("./boards.js"));
/** What a device needs that several people share. */
export const device = part(() => import("./device.js"));
/** Pages to read. */
export const reading = part(() => import("./reading.js"));
/** Hand and questions, the list of parts, count-downs, talks, what is under "More", being forgotten. */
export const evening = part(() => import("./evening.js"));
/** What follows an earlier workshop: before beside after, and as whom one is here. */
export const since = part(() => import("./since.js"));
/** On a laptop: one's own input and the shared board beside each other. */
export const beside = part(() => import("./beside.js"));
/** The video call of those who are elsewhere. */
export const call = part(() => import("./call.js"));

/**
 * Call once: be ready before the moderator gets there. One after the other: a weak phone is busy with each for a moment.
 * What does not come now, comes when it is needed.
 */
export function fetchQuietly() {
  [later, evening, boards].forEach(({ load }, n) => setTimeout(load, quietly + n * apart));
}

/**
 * @template Part
 * @param {() => Promise<Part>} fetch
 */
function part(fetch) {
  const loaded = signal(/** @type {Part | null} */ (null));
  let loading = false;
  let needed = false;

  async function load() {
    if (loading || loaded.peek()) return;
    loading = true;
    for (let tries = 0; !loaded.peek() && (needed || !tries); tries++) {
      if (tries) await pause();
      // Some browsers never ask again for a script that did not come; everything typed outlives a reload.
      if (tries > 1) await reloadOnce();
      loaded.value = await fetched(fetch);
    }
    loading = false;
  }

  /** @returns {Part | null} null until it is there */
  function need() {
    needed = true;
    void load();
    return loaded.value;
  }

  return Object.assign(need, { load });
}

/**
 * @template Part
 * @param {() => Promise<Part>} fetch
 * @returns {Promise<Part | null>} null if it did not come
 */
async function fetched(fetch) {
  try {
    const [found] = await Promise.all([fetch(), styled()]);
    return found;
  } catch {
    return null;
  }
}

function pause() {
  return new Promise((resolve) => setTimeout(resolve, again));
}

/** The styles of all these parts come once, with the first of them, so that none is seen without. */
let styles = /** @type {Promise<unknown> | undefined} */ (undefined);

function styled() {
  styles ??= new Promise((resolve, reject) => {
    const sheet = document.createElement("link");
    sheet.rel = "stylesheet";
    sheet.href = boot.style ?? "";
    sheet.onload = resolve;
    sheet.onerror = () => {
      styles = undefined;
      sheet.remove();
      reject(new Error("no styles"));
    };
    document.head.append(sheet);
  });
  return styles;
}
