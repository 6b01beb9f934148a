/** What changes the workshop by HTTP happens once, however often it is pressed because no answer came. */
import { post } from "../post.js";
import { randomText } from "../random.js";

/** After these nobody knows whether it happened, or still will. */
const unsure = new Set(["no_network", "waiting", "unknown"]);

/** Where a browser stores nothing they live as long as the page. @type {Map<string, string>} */
const keys = new Map();

/**
 * The same as before, if that was not answered, goes under the same key, and the server answers it as it would have then.
 * @param {string} path
 * @param {object} body
 */
export async function postOnce(path, body) {
  const attempt = `talka-attempt ${path.split("?")[0]} ${JSON.stringify(body)}`;
  const answer = await post(path, body, { "idempotency-key": keyOf(attempt) });
  if (answer.ok || !unsure.has(answer.code)) forget(attempt);
  return answer;
}

/** @param {string} attempt */
function keyOf(attempt) {
  const key = keys.get(attempt) ?? sessionStored((storage) => storage.getItem(attempt)) ?? randomText(22);
  keys.set(attempt, key);
  sessionStored((storage) => storage.setItem(attempt, key)); // a page that is loaded again goes on with it
  return key;
}

/** @param {string} attempt */
function forget(attempt) {
  keys.delete(attempt);
  sessionStored((storage) => storage.removeItem(attempt));
}

/**
 * @template T
 * @param {(storage: Storage) => T} deed
 * @returns {T | undefined}  undefined where there is no storage, or no room in it
 */
function sessionStored(deed) {
  try {
    return deed(sessionStorage);
  } catch {
    return undefined;
  }
}
