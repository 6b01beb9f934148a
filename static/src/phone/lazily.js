/**
 * Cards, ratings and choices come when they are needed first, so that a first visit on a bad network is light. On the
 * line they come after a while by themselves, as long as nothing else wants the network.
 */

import { signal } from "@preact/signals-core";

import { reloadOnce } from "../connection.js";

const quietly = 20_000;
const again = 3_000;

/** @type {import("@preact/signals-core").Signal<typeof import("./later.js") | null>} */
const loaded = signal(null);
let loading = false;

/** What each of those kinds shows; null until it is there. Read in an effect, the screen follows. */
export function later() {
  if (!loaded.value) void load();
  return loaded.value;
}

/** Call once: be ready before the moderator gets there. */
export function fetchQuietly() {
  setTimeout(load, quietly);
}

async function load() {
  if (loading) return;
  loading = true;
  try {
    loaded.value = await import("./later.js");
  } catch {
    // Some browsers never ask again for a script that did not come; everything typed outlives a reload.
    setTimeout(() => void reloadOnce().then(() => (loading = false)), again);
  }
}
