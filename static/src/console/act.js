/** What the moderator does: commands go out one after the other; a refusal is said in words where it was pressed. */
import { signal } from "@preact/signals-core";
import { send } from "../outbox.js";
import { reason } from "../texts.js";

/** @typedef {import("../outbox.js").Command} Command */

/** After a step the button already means the next one: a second tap out of habit must not be taken for it. */
const REST = 900;

/** Something is on its way, or has only just happened. */
export const busy = signal(false);

/** Why the last thing could not be done; "" when all is well. */
export const trouble = signal("");

/**
 * The same as the server said it, with the place that it is about.
 * @type {import("@preact/signals-core").Signal<{ code: string, details: Record<string, any> }>}
 */
export const refusal = signal({ code: "", details: {} });

/**
 * A step of the workshop: nothing happens while the one before still rests.
 * @param {...Command} commands
 * @returns {Promise<boolean>} whether all were accepted
 */
export async function press(...commands) {
  return busy.peek() ? false : act(...commands);
}

/**
 * @param {...Command} commands
 * @returns {Promise<boolean>} whether all were accepted
 */
export async function act(...commands) {
  busy.value = true;
  trouble.value = "";
  refusal.value = { code: "", details: {} };
  const done = await inOrder(commands);
  setTimeout(() => (busy.value = false), done ? REST : 0);
  return done;
}

/** @param {Command[]} commands */
async function inOrder(commands) {
  for (const command of commands) {
    const answer = await send(command);
    if (answer.ok) continue;
    refusal.value = answer;
    trouble.value = reason(answer.code, answer.details);
    return false;
  }
  return true;
}
