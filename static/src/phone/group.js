/** The own group: its tree, and who is in it. */

import { html, nothing } from "lit-html";

import { record, view, you } from "../board.js";
import { membersOf } from "../groups/members.js";
import { leaf, tree, treeName } from "../groups/trees.js";
import { t } from "../texts.js";

const namesMost = 6;

/** @returns {string} the name of the group this person is in, or "" */
export function ownGroup() {
  return record(`seat/${you.value.seat}`)?.group ?? "";
}

/** @returns {number} how many are in it */
export function groupSize() {
  return others().length + 1;
}

/** Names stand as they are, never bent by grammar; whoever has given none is counted. */
export function groupView() {
  const name = ownGroup();
  if (!name) return html`<p class="note">${t("phone.group.none")}</p>`;
  return html`<section class="group" .style=${`background: var(--${tree(name).ink}-2)`}>
    ${leaf(name)}
    <p>
      ${t("phone.group.yours")} <b>${treeName(name)}</b>
      <span class="members">${memberWords()}</span>
    </p>
  </section>`;
}

function others() {
  return membersOf(view.value).filter(({ id, seat }) => id !== you.value.seat && seat.group === ownGroup());
}

function memberWords() {
  const names = others().flatMap(({ seat }) => (seat.name ? [seat.name] : []));
  const shown = names.slice(0, namesMost);
  const uncounted = others().length - shown.length;
  if (!shown.length && !uncounted) return nothing;
  if (!shown.length) return t("phone.group.others_only", { n: uncounted });
  const list = shown.join(", ");
  return uncounted ? t("phone.group.and_others", { names: list, n: uncounted }) : t("phone.group.and_you", { names: list });
}
