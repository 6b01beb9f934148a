/** Is there room for a whole figure or a whole table beside what one writes? */

import { signal } from "@preact/signals-core";

const query = matchMedia("(min-width: 900px)");

/** Follows the window. */
export const wide = signal(query.matches);

// Older Safari has no listeners on queries.
addEventListener("resize", () => (wide.value = query.matches));
