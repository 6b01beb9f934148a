/** Coming in by a link whose secret stands behind the "#", where no server log and no link preview sees it. */
import { room } from "./boot.js";
import { post } from "./post.js";

/**
 * Change the secret in the address for a cookie, and take it out of the address.
 * @returns {Promise<string>} "" when in, or when there was no secret to change; else the code of the refusal
 */
export async function enter() {
  const secret = decodeURIComponent(location.hash.slice(1));
  if (!secret) return "";
  const answer = await post(`${room}/enter`, { secret });
  if (!answer.ok && answer.code === "no_network") return answer.code;
  history.replaceState(null, "", location.pathname);
  return answer.ok ? "" : answer.code;
}
