/** Nothing to look at: people look at each other. */
import { html } from "lit-html";
import { workshop } from "../board.js";

/** Reads a signal. */
export function blank() {
  return html`<main class="stage blank"><p>${workshop()?.title}</p></main>`;
}
