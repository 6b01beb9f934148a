/** What is kept of a workshop, for how long and by whom; and how to come back to it, or to be rid of it. */
import { html, nothing } from "lit-html";
import { view } from "../../board.js";
import { t } from "../../texts.js";
import { openPanel, sheet } from "../panel.js";
import { workshopIn } from "../steps.js";
import { againForm } from "./again.js";
import { asking } from "./asked.js";
import { cardPart, putCardAway } from "./card.js";
import { daysPart } from "./days.js";
import { deletePart } from "./delete.js";
import { chooseNobody, namesPart, personPart } from "./person.js";

export function openKeeping() {
  putCardAway();
  chooseNobody();
  asking.value = "";
  openPanel({ name: "keeping" });
}

/** Reads signals: call it inside an effect. */
export function keepingSheet() {
  const workshop = workshopIn(view.value);
  if (!workshop) return nothing;
  return sheet(
    t("console.keeping"),
    html`<p>${t("console.keeping.means")}</p>
      <div class="more keeping">
        ${part("console.keeping.back", html`${againForm(workshop)} ${cardPart(workshop)}`)}
        ${part("console.keeping.long", daysPart(workshop))}
        ${part("console.keeping.person_title", html`${personPart()} ${namesPart(workshop)}`)}
        ${part("console.keeping.delete_title", deletePart())}
      </div>`,
  );
}

/**
 * @param {string} title
 * @param {unknown} content
 */
function part(title, content) {
  return html`<section class="more-part">
    <h3>${t(title)}</h3>
    ${content}
  </section>`;
}
