/** What the server says of how many have spoken in the part everyone is at. It lasts a moment and is in no record. */
import { signal } from "@preact/signals-core";
import { hear } from "../../connection.js";

/** @typedef {{ activity: string, hall: number, remote: number }} Voices */

/** @type {import("@preact/signals-core").Signal<Voices>} */
const heard = signal({ activity: "", hall: 0, remote: 0 });

export function hearVoices() {
  hear("voices", ({ activity, hall, remote }) => (heard.value = { activity, hall, remote }));
}

/**
 * Reads a signal.
 * @param {string} activity
 * @returns {import("./voices.js").Places | null} null as long as nothing was said about this part
 */
export function voicesIn(activity) {
  return heard.value.activity === activity ? heard.value : null;
}
