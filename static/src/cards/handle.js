/** What a finger takes a card by. Only for pointers: whoever taps or uses keys has buttons for the same. */
import { html } from "lit-html";

export const handle = html`<span class="handle" data-handle aria-hidden="true">
  <svg viewBox="0 0 12 20"><path d="M3 3v.01M9 3v.01M3 10v.01M9 10v.01M3 17v.01M9 17v.01"></path></svg>
</span>`;
