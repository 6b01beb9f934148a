/** How the moderator wants people to talk; asked for under "More", used by the next step. */
import { signal } from "@preact/signals-core";

/** @type {import("@preact/signals-core").Signal<import("./steps.js").Plan>} */
export const plan = signal({ pairing: "nearest", minutes: 4 });
