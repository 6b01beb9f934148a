/** All that is loaded when the first page of an agenda comes on the screen. */

import "./start.js"; // so that nothing of it is in this file, too

import { html, nothing } from "lit-html";

import { languageIn, say } from "../texts.js";
import { agreeView } from "./agree.js";
import { markdown } from "../page/markdown.js";
import { pauseView } from "./pause.js";

/** @typedef {import("../records.js").Page} Page */

/** Read once and not with every drawing. */
let read = { body: "", view: /** @type {unknown} */ (nothing) };

/**
 * @param {string} activity
 * @param {Page} page
 */
export function viewOf(activity, page) {
  return html`${page.pause ? pauseView(activity, page) : nothing}
    <article class="reading" lang=${languageIn(page.body)}>${bodyView(say(page.body))}</article>`;
}

/** @param {string} body */
function bodyView(body) {
  if (read.body !== body) read = { body, view: markdown(body) };
  return read.view;
}

/**
 * @param {string} activity
 * @param {Page} page
 */
export function footOf(activity, page) {
  return page.agree && !page.shut ? agreeView(activity) : nothing;
}

export function writingIn() {
  return false;
}

export function openedOf() {
  return "";
}

/**
 * Whoever looks at the shared view sees the page as well.
 * @param {string} activity
 * @param {Page} page
 */
export function sharedOf(activity, page) {
  return viewOf(activity, page);
}

export function resultOf() {
  return "";
}
