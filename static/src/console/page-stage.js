/** The middle of the console while people read a page. */
import { html, nothing } from "lit-html";
import { markdown } from "../page/markdown.js";
import { languageIn, say, t } from "../texts.js";
import { troubleLine } from "./trouble.js";

/** @param {import("../records.js").Page} page */
export function pageStage(page) {
  return html`<div class="console-asked">
      <p class="console-state">${t(page.opened ? "console.page.shown" : "console.phase.closed")}</p>
      <h1>${say(page.title)}</h1>
    </div>
    ${troubleLine()}
    ${say(page.body) ? html`<article class="page-body" lang=${languageIn(page.body)}>${markdown(say(page.body))}</article>` : nothing}`;
}
