/**
 * Stands in the page itself, before the form that the server writes (door.html). On a slow line the page's script is a
 * second away: what is tapped until then counts, and is under way already when phone/joining.js goes on with it.
 */

import { readIn } from "./language.js";
import { knock } from "./phone/knock.js";

/** @type {import("./phone/knock.js").Early} */
const early = {};
Object.assign(window, { early });

addEventListener("submit", (event) => {
  if (event.defaultPrevented) return; // the script is there
  event.preventDefault();
  const form = /** @type {HTMLFormElement} */ (event.target);
  form.querySelector("button")?.setAttribute("aria-disabled", "true");
  early.knock ??= knock(form);
});

addEventListener("click", ({ target }) => {
  const chosen = /** @type {Element} */ (target).closest("#door button[lang]");
  if (chosen) readIn(/** @type {HTMLElement} */ (chosen).lang);
});
