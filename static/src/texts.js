/** Words in the reader's language. */

import { boot } from "./boot.js";

/** @typedef {import("./boot.js").SaidIn} SaidIn */

/** Made when it is needed first: a weak phone has enough to do at the start. @type {Intl.PluralRules | undefined} */
let plural;

/**
 * @param {string} key  such as "phone.saved"
 * @param {Record<string, string | number>} [params]  fills {name}; `n` also chooses the plural form
 * @returns {string} the key itself if there is no such text, so that a gap is seen and not silent
 */
export function t(key, params = {}) {
  const text = boot.texts[key] ?? key;
  return fill(typeof text === "string" ? text : formOf(text, Number(params.n)), params);
}

/** @param {string} key */
export function hasText(key) {
  return key in boot.texts;
}

/**
 * What somebody wrote in one or several languages: the reader's, else the workshop's, else whatever there is.
 * @param {SaidIn | undefined} said
 * @param {string} [fallback]  language
 */
export function say(said = {}, fallback = "") {
  return said[boot.language] ?? said[fallback] ?? Object.values(said)[0] ?? "";
}

/**
 * Which language `say` finds, so that a screen reader pronounces it well.
 * @param {SaidIn | undefined} said
 */
export function languageIn(said = {}) {
  return boot.language in said ? boot.language : (Object.keys(said)[0] ?? boot.language);
}

/**
 * The sentence for a code the server refused something with.
 * @param {string} code
 * @param {Record<string, any>} [details]
 */
export function reason(code, details = {}) {
  const key = `error.${code}`;
  return t(hasText(key) ? key : "error.unknown", { n: Number(details.need ?? details.most ?? 0), ...details });
}

/**
 * @param {Record<string, string>} forms
 * @param {number} n
 */
function formOf(forms, n) {
  plural ??= new Intl.PluralRules(boot.language);
  return forms[plural.select(n)] ?? forms.other ?? "";
}

/**
 * @param {string} text
 * @param {Record<string, string | number>} params
 */
function fill(text, params) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => String(params[name] ?? whole));
}
