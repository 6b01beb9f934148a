/** The secret of the wall, which only the browser that began the workshop was given. */
import { boot } from "../boot.js";

const NAME = `talka-wall-${boot.code}`;
const ASKED = `talka-screen-${boot.code}`;

/** @returns {string} "" when this browser does not have it */
export function wallSecret() {
  return sessionStorage.getItem(NAME) ?? "";
}

/** The address that makes any browser the wall; "" when this browser does not know it. */
export function wallLink() {
  const secret = wallSecret();
  return secret && `${location.origin}/${boot.code}/wall#${secret}`;
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
