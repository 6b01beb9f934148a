/** The same activity once more, right behind itself, as it is before anyone has answered. */
import { room } from "../boot.js";
import { reason } from "../texts.js";
import { act, trouble } from "./act.js";
import { newName } from "./new-name.js";

/** @param {string} activity */
export async function duplicate(activity) {
  const template = await savedOf(activity);
  if (template) await act({ t: "activity.add", activity: newName(), template, after: activity });
  else trouble.value = reason("no_network");
}

/** @param {string} activity */
async function savedOf(activity) {
  try {
    const response = await fetch(`${room}/agenda.json?activity=${activity}`);
    return response.ok ? (await response.json()).activities[0] : null;
  } catch {
    return null;
  }
}
