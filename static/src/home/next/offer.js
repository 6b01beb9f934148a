/** What an earlier workshop offers to the next one: asked of the server, for a workshop that it has or for a file. */

import { signal } from "@preact/signals-core";

import { base } from "../../boot.js";
import { post } from "../../post.js";
import { reason, t } from "../../texts.js";

/**
 * @typedef {"ask" | "rate" | "state" | "rows"} Later   what becomes of a part: asked or rated again, or it comes along
 * @typedef {{activity: string, kind: import("../../console/kinds.js").Kind, later: Later, title: import("../../boot.js").SaidIn,
 *   many: number}} Part   `many`: cards or rows in it
 * @typedef {{title: string, day: number, people: number, parts: Part[]}} Offer   `day`: server time, ms
 * @typedef {{code: string, file: object | null, offer: Offer}} Earlier   a workshop of this server, or what a file holds
 */

/** The workshop to start from, once it is known. */
export const earlier = signal(/** @type {Earlier | null} */ (null));
export const trouble = signal("");
export const busy = signal(false);

/** @param {string} code */
export async function lookInto(code) {
  await take(get(`${base}/${code}/next.json`), code, null);
}

/** What was chosen before stays if this file is not what it should be. @param {File} file */
export async function readIn(file) {
  busy.value = true;
  const read = parsed(await file.text().catch(() => ""));
  if (read) return take(post(`${base}/next/offer`, read), "", read, file.name);
  busy.value = false;
  trouble.value = t("home.next.no_file", { name: file.name });
}

export function chooseAnother() {
  earlier.value = null;
  trouble.value = "";
}

/**
 * @param {ReturnType<typeof post>} asking
 * @param {string} code
 * @param {object | null} file
 * @param {string} [name]  of the file
 */
async function take(asking, code, file, name = "") {
  busy.value = true;
  trouble.value = "";
  const answer = await asking;
  busy.value = false;
  if (answer.ok) earlier.value = { code, file, offer: answer.value };
  else trouble.value = refusalOf(answer, name);
}

/**
 * A file may be faulty in any place, and the server names it, or it is something else altogether.
 * @param {{code: string, details: Record<string, any>}} refusal
 * @param {string} [name]  of the file
 */
export function refusalOf({ code, details }, name = "") {
  const foreign = code === "malformed" || (code === "bad_file" && !details["place"]);
  if (name && foreign) return t("home.next.no_file", { name });
  return code === "not_allowed" ? t("home.next.not_allowed") : reason(code, details);
}

/** @param {string} text */
function parsed(text) {
  try {
    const read = JSON.parse(text);
    return read && typeof read === "object" ? read : null;
  } catch {
    return null;
  }
}

/**
 * @param {string} path
 * @returns {ReturnType<typeof post>}
 */
async function get(path) {
  try {
    const response = await fetch(path, { cache: "no-store" });
    const value = await response.json().catch(() => ({}));
    if (response.ok) return { ok: true, value };
    return { ok: false, code: value.error ?? "unknown", details: value.details ?? {} };
  } catch {
    return { ok: false, code: "no_network", details: {} };
  }
}
