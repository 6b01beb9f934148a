/** One tool, or one ready-made agenda, in the library: what it is good for, how long it takes, and the press that adds it. */
import { html, nothing } from "lit-html";
import { inHours, minutesOf, writtenOut } from "../../methods.js";
import { say, t } from "../../texts.js";
import { busy } from "../act.js";
import { kindSign } from "../kind-signs.js";
import { isKind } from "../kinds.js";
import { added, addAgenda, addTool } from "./adding.js";

/**
 * @typedef {import("../../methods.js").Methods} Methods
 * @typedef {import("../../methods.js").Tool} Tool
 */

/**
 * @param {Methods} known
 * @param {Tool} tool
 */
export function toolRow(known, tool) {
  return html`<li class="library-tool" data-tool=${tool.id}>
    ${head(tool)}
    ${foot(facts(known, tool), say(tool.name), added.value.tools.has(tool.id), () => addTool(tool))}
    ${tool.activities.length > 1 ? parts(tool) : nothing}
  </li>`;
}

/** @param {Tool} tool */
function head(tool) {
  const term = say(tool.term ?? {});
  return html`<h4>${say(tool.name)}</h4>
    <p class="library-term">${[term, t("console.library.tool_n", { n: tool.source })].filter((one) => one).join(" · ")}</p>
    <p>${say(tool.means)}</p>`;
}

/**
 * How long, who works, and what with.
 * @param {Methods} known
 * @param {Tool} tool
 */
function facts(known, { activities }) {
  const written = activities.map((template) => writtenOut(known, template));
  const groups = written.some((template) => template.groups || template.dealt);
  const kinds = [...new Set(written.map(({ kind = "" }) => kind))].filter(isKind);
  return html`<span>${inHours(minutesOf(known, activities))}</span>
    <span>${t(groups ? "console.library.in_groups" : "console.library.together")}</span>
    ${kinds.map((kind) => html`<span class="library-kind">${kindSign(kind)} ${t(`console.kind.${kind}`)}</span>`)}`;
}

/**
 * One of several, by itself.
 * @param {Tool} tool
 */
function parts(tool) {
  return html`<details class="library-parts">
    <summary>${t("console.library.parts", { n: tool.activities.length })}</summary>
    <ul>
      ${tool.activities.map(
        (template, i) => html`<li>
          <span>${say(template.title ?? template.statement ?? template.question ?? {})}</span>
          <button
            type="button"
            class="button small"
            aria-disabled=${busy.value}
            aria-label=${t("console.library.only", { n: i + 1 })}
            @click=${() => addTool(tool, i)}
          >
            ${added.value.tools.has(`${tool.id}/${i}`) ? "✓" : "+"}
          </button>
        </li>`,
      )}
    </ul>
  </details>`;
}

/**
 * @param {Methods} known
 * @param {Tool} agenda
 */
export function agendaRow(known, agenda) {
  return html`<li class="library-tool" data-agenda=${agenda.id}>
    <h4>${say(agenda.name)}</h4>
    <p>${say(agenda.means)}</p>
    ${foot(agendaFacts(known, agenda), say(agenda.name), added.value.tools.has(`agenda/${agenda.id}`), () => addAgenda(agenda))}
  </li>`;
}

/**
 * @param {Methods} known
 * @param {Tool} agenda
 */
function agendaFacts(known, { activities }) {
  return html`<span>${inHours(minutesOf(known, activities))}</span>
    <span>${t("console.library.parts", { n: activities.length })}</span>`;
}

/**
 * @param {unknown} content
 * @param {string} name
 * @param {boolean} done
 * @param {() => unknown} add
 */
function foot(content, name, done, add) {
  return html`<div class="library-foot">
    <p class="library-facts">${content}</p>
    <button
      type="button"
      class="button library-add"
      aria-disabled=${busy.value}
      aria-label=${`${t("console.add_now")}: ${name}`}
      @click=${add}
    >
      ${done ? html`✓ ${t("console.library.once_more")}` : html`+ ${t("console.add_now")}`}
    </button>
  </div>`;
}
