/** Who is in which group, and putting someone into another one. */
import { html, nothing } from "lit-html";
import { live } from "lit-html/directives/live.js";
import { repeat } from "lit-html/directives/repeat.js";
import { view } from "../../board.js";
import { membersOf, teamsOf } from "../../groups/members.js";
import { leaf, treeName } from "../../groups/trees.js";
import { t } from "../../texts.js";
import { act } from "../act.js";

/** @typedef {import("../../groups/members.js").Member} Member */

/** Reads signals: call it inside an effect. */
export function groupPeople() {
  const teams = teamsOf(view.value);
  if (!teams.length) return nothing;
  const names = teams.map(({ name }) => name);
  const alone = membersOf(view.value).filter(({ seat }) => !seat.group);
  return html`<section class="group-people" aria-label=${t("console.groups.title")}>
    ${teams.map(
      ({ name, members }) => html`<details>
        <summary>${leaf(name)} <b>${treeName(name)}</b> <span>${members.length}</span></summary>
        <ul>
          ${rows(members, names)}
        </ul>
      </details>`,
    )}
    ${alone.length
      ? html`<details open>
          <summary><b>${t("console.groups.alone")}</b> <span>${alone.length}</span></summary>
          <ul>
            ${rows(alone, names)}
          </ul>
        </details>`
      : nothing}
  </section>`;
}

/**
 * @param {Member[]} members
 * @param {string[]} names  of all groups
 */
function rows(members, names) {
  return repeat(members, ({ id }) => id, (member) => one(member, names));
}

/**
 * @param {Member} member
 * @param {string[]} names
 */
function one({ id, seat }, names) {
  const name = seat.name || t("common.guest", { n: seat.number });
  return html`<li>
    <label>
      <span>${name}</span>
      <select class="field" aria-label=${t("console.groups.of", { name })} @change=${move(id)}>
        ${seat.group ? nothing : html`<option value="" .selected=${live(true)}></option>`}
        ${names.map((group) => html`<option value=${group} .selected=${live(group === seat.group)}>${treeName(group)}</option>`)}
      </select>
    </label>
  </li>`;
}

/** @param {string} seat */
function move(seat) {
  return (/** @type {Event} */ { target }) =>
    act({ t: "groups.move", seat, group: /** @type {HTMLSelectElement} */ (target).value });
}
