/** Adding to the agenda: a whole tool of the method at one press, or one activity of any kind. */
import { signal } from "@preact/signals-core";
import { html, nothing } from "lit-html";
import { view } from "../board.js";
import { boot } from "../boot.js";
import { say, t } from "../texts.js";
import { act, busy, trouble } from "./act.js";
import { cardsForm, choiceForm, ratingForm, whoChoice } from "./add-forms.js";
import { newName } from "./new-name.js";
import { closePanel, sheet } from "./panel.js";
import { newStatement } from "./statement-form.js";
import { workshopIn } from "./steps.js";

/** @typedef {"scale" | "cards" | "rating" | "choice"} Kind */

const KINDS = /** @type {const} */ (["scale", "cards", "rating", "choice"]);

const kind = signal(/** @type {Kind} */ ("scale"));

/** Reads signals: call it inside an effect. */
export function addSheet() {
  return sheet(
    t("console.add"),
    html`${kind.value === "scale" ? nothing : html`<p class="trouble" role="alert">${trouble.value}</p>`} ${wholeTool()}
      <h3 class="add-one">${t("console.add_one")}</h3>
      <div class="kinds" role="group" aria-label=${t("console.add_one")}>
        ${KINDS.map(
          (name) => html`<button
            type="button"
            class="button"
            aria-pressed=${kind.value === name}
            @click=${() => (kind.value = name)}
          >
            ${t(`console.kind.${name}`)}
          </button>`,
        )}
      </div>
      ${formOf(kind.value)}`,
  );
}

/** @param {Kind} name */
function formOf(name) {
  if (name === "cards") return cardsForm();
  if (name === "rating") return ratingForm();
  return name === "choice" ? choiceForm() : newStatement();
}

function wholeTool() {
  const tool = boot.methods?.challenges;
  if (!tool) return nothing;
  return html`<section class="whole-tool">
    <p>${say(tool.means)}</p>
    ${whoChoice("tool-who")}
    <button type="button" class="button strong wide" aria-disabled=${busy.value} @click=${addTool}>${say(tool.name)}</button>
  </section>`;
}

/**
 * Cards and the question at once; the rating between them is made when it is known which cards go on.
 * @param {Event} event
 */
async function addTool({ currentTarget }) {
  const tool = boot.methods?.challenges;
  const workshop = workshopIn(view.peek());
  if (!tool || !workshop) return;
  const section = /** @type {HTMLElement} */ (currentTarget).closest("section");
  const who = /** @type {HTMLInputElement | null} */ (section?.querySelector("input:checked"))?.value ?? "names";
  const [cards, choice] = [newName(), newName()];
  const added = await act(
    { t: "cards.add", activity: cards, who, after: workshop.current, ...tool.cards },
    { t: "choice.add", activity: choice, after: cards, ...tool.choice },
  );
  if (added) closePanel();
}
