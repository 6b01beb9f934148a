/** The secret of the wall: the tab that began the workshop was given one, every other console asks for its own. */
import { signal } from "@preact/signals-core";
import { boot, room } from "../boot.js";
import { keep, kept } from "../kept.js";
import { postOnce } from "./post-once.js";

const NAME = `talka-wall-${boot.code}`;
const OWN = `talka-wall/${boot.code}`;
const ASKED = `talka-screen-${boot.code}`;

/** What this browser was given later. */
const own = signal(kept(OWN) ?? "");

/** @returns {string} "" when this tab did not begin the workshop */
export function wallSecret() {
  return sessionStorage.getItem(NAME) ?? "";
}

/**
 * Have the server make a link for walls; this browser keeps it.
 * @returns {Promise<string>} the code of a refusal, or ""
 */
export async function askForWall() {
  const answer = await postOnce(`${room}/walls`, {});
  if (!answer.ok) return answer.code;
  keep(OWN, answer.value.secret);
  own.value = answer.value.secret;
  return "";
}

/** The address that makes any browser the wall; "" when this browser does not know it. Reads a signal. */
export function wallLink() {
  const secret = wallSecret() || own.value;
  return secret && `${location.origin}${room}/wall#${secret}`;
}

/** Whether it is still to be asked which screen this is. */
export function screenIsUnknown() {
  return Boolean(wallSecret()) && !sessionStorage.getItem(ASKED);
}

/** This screen is the moderator's own: do not ask again. */
export function keepScreen() {
  sessionStorage.setItem(ASKED, "mine");
}

/**
 * For the console of another workshop that is opened from here.
 * @param {string} code
 * @param {string} secret
 */
export function keepWall(code, secret) {
  try {
    sessionStorage.setItem(`talka-wall-${code}`, secret);
  } catch {
    // Without storage that console cannot open the wall by itself, but it works.
  }
}

export function forgetWall() {
  sessionStorage.removeItem(NAME);
  sessionStorage.removeItem(ASKED);
}
