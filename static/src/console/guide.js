/** What the moderator does in this activity, line by line; it can be folded away, and stays so. */
import { signal } from "@preact/signals-core";
import { html, nothing } from "lit-html";
import { languageIn, say, t } from "../texts.js";

const open = signal(true);

/**
 * Reads signals: call it inside an effect.
 * @param {import("./kinds.js").Activity} found
 */
export function guideView({ guide = {} }) {
  const lines = say(guide).split("\n").filter((line) => line.trim());
  if (!lines.length) return nothing;
  const toggled = (/** @type {Event} */ { target }) => (open.value = /** @type {HTMLDetailsElement} */ (target).open);
  return html`<details class="guide" ?open=${open.value} @toggle=${toggled}>
    <summary>${t("console.guide")}</summary>
    <ol lang=${languageIn(guide)}>
      ${lines.map((line) => html`<li>${line}</li>`)}
    </ol>
  </details>`;
}

const PROMPTS = /** @type {const} */ ([
  "back", "more", "ask", "quiet", "minute", "other", "understand", "better", "future", "visible", "praise",
]);

/** How to keep a talk open (tool 2.2), at hand in every part. */
export function promptsView() {
  return html`<details class="guide prompts">
    <summary>${t("console.prompt.title")}</summary>
    <ul>
      ${PROMPTS.map((prompt) => html`<li>${t(`console.prompt.${prompt}`)}</li>`)}
    </ul>
  </details>`;
}
