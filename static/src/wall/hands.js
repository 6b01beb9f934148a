/** Who has the floor and who would like it, in the order that is fair: a narrow strip, and none when there is nobody. */
import { html, nothing } from "lit-html";
import { ref } from "lit-html/directives/ref.js";
import { view } from "../board.js";
import { queueOf, speakerIn } from "../hands/queue.js";
import { t } from "../texts.js";
import { nameOf } from "./groups.js";

/** More names than this are only counted. */
const NAMED_MOST = 5;

/** Reads a signal. */
export function hands() {
  const [speaker, waiting] = [speakerIn(view.value), queueOf(view.value)];
  if (!speaker && !waiting.length) return nothing;
  return html`<div class="hands" role="status">
    ${speaker ? html`<p class="hands-floor">${mouth()}<span>${t("wall.hands.speaks")}</span> <b>${nameOf(speaker)}</b></p>` : nothing}
    ${waiting.length ? up(waiting.map(nameOf)) : nothing}
  </div>`;
}

/** @param {string[]} names */
function up(names) {
  return html`<p class="hands-up">${hand()}<span>${t("wall.hands.wait")}</span></p>
    <ol ${ref((list) => list && queueMicrotask(() => count(list, names.length)))}>
      ${names.slice(0, NAMED_MOST).map((name) => html`<li>${name}</li>`)}
    </ol>
    <b class="hands-more"></b>`;
}

/**
 * Whole names or none: what has no room on the line has wrapped out of sight, and is counted. Before the browser paints.
 * @param {Element} list
 * @param {number} all
 */
function count(list, all) {
  const more = /** @type {Element} */ (list.nextElementSibling);
  const names = /** @type {HTMLElement[]} */ ([...list.children]);
  const isSeen = (/** @type {HTMLElement} */ name) => name.offsetTop === names[0]?.offsetTop;
  more.textContent = "";
  for (const name of names) name.hidden = false;
  if (names.filter(isSeen).length < all) more.textContent = `+${all}`; // the mark itself needs room
  const seen = names.filter(isSeen);
  for (const name of names) name.hidden = !seen.includes(name);
  more.textContent = seen.length < all ? `+${all - seen.length}` : "";
}

function mouth() {
  return html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 4h16v12h-8l-5 4.5V16H4zM8.5 10h7"></path></svg>`;
}

function hand() {
  return html`<svg viewBox="0 0 24 24" aria-hidden="true">
    <path d="M7 12.5V6a1.5 1.5 0 0 1 3 0v5-7a1.5 1.5 0 0 1 3 0v7-6a1.5 1.5 0 0 1 3 0v7-3.5a1.5 1.5 0 0 1 3 0V15c0 4-2.5 6.5-6.5 6.5-3 0-4.5-1.5-6-4l-2.6-4.3c-.8-1.4.9-2.6 2-1.5z"></path>
  </svg>`;
}
