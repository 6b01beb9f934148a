/** A minute in which nobody speaks and everyone thinks. */

/** @type {import("../../outbox.js").Command} */
export const silentMinute = { t: "timer.start", what: "silence", seconds: 60 };
