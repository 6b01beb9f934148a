/** How much room there is beside what one writes: for a whole figure or table, or for all that is shared. */

import { signal } from "@preact/signals-core";

const figure = matchMedia("(min-width: 900px)");
const pair = matchMedia("(min-width: 1000px)");

/** Is there room for a whole figure or a whole table? Follows the window. */
export const wide = signal(figure.matches);
/** Is there room for the own input and the shared board beside each other? */
export const broadest = signal(pair.matches);

// Older Safari has no listeners on queries.
addEventListener("resize", () => {
  wide.value = figure.matches;
  broadest.value = pair.matches;
});
