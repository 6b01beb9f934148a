/** At the right: how many, from where, how long, and a word for the moderator. */
import { html, nothing } from "lit-html";
import { here, present, view } from "../board.js";
import { movesInNumbers } from "../line/moves.js";
import { pictureOf } from "../line/picture.js";
import { t } from "../texts.js";
import { boardCounts, boardHint } from "./board-counts.js";
import { guideView, promptsView } from "./guide.js";
import { groupPeople } from "./groups/people.js";
import { activityIn } from "./kinds.js";
import { noteView } from "./note.js";
import { scaleIn, workshopIn } from "./steps.js";
import { tellsPlaces, voicesCount, voicesPrompt } from "./voices/counts.js";
import { slowButton } from "./voices/waiting.js";

/** @typedef {import("../records.js").Scale} Scale */

/** Reads signals: call it inside an effect. */
export function counts() {
  const workshop = workshopIn(view.value);
  if (!workshop) return nothing;
  const found = activityIn(view.value, workshop.current);
  const scale = scaleIn(view.value, workshop.current);
  const board = found && found.t !== "scale" ? found : null;
  return html`<aside class="counts" aria-label=${t("console.counts")}>
    <dl>
      ${scale ? answers(workshop.current) : nothing} ${board ? boardCounts(workshop.current, board) : nothing}
      ${found && !workshop.closed ? voicesCount(workshop.current, found) : nothing}
      ${!workshop.closed && tellsPlaces(workshop.current, found) ? nothing : people()}
    </dl>
    ${slowButton()}
    ${found && !workshop.closed ? voicesPrompt(workshop.current, found) : nothing}
    <p class="hint">${board && !workshop.closed ? boardHint(board) : hint(workshop.closed ? undefined : scale, workshop.closed)}</p>
    ${board?.t === "choice" ? nothing : groupPeople()} ${found ? guideView(found) : nothing} ${workshop.closed ? nothing : promptsView()} ${noteView(workshop.current)}
  </aside>`;
}

/** @param {string} activity */
function answers(activity) {
  const { people, before, placed, unseen, listening } = pictureOf(view.value, activity, () => "");
  const total = present(placed + listening);
  const standing = placed - unseen;
  const { low, high, stayed } = movesInNumbers(before, people);
  return html`<div>
      <dt>${t("console.on_the_line")}</dt>
      <dd>${t("console.of", { n: standing, of: total })}</dd>
      <dd><progress max=${Math.max(total, 1)} value=${standing} aria-label=${t("console.on_the_line")}></progress></dd>
    </div>
    ${unseen ? figure(t("console.waits"), unseen) : nothing}
    ${listening ? figure(t("console.listening"), listening) : nothing}
    ${low + high + stayed ? figure(t("console.moved"), `◀ ${low} · ● ${stayed} · ${high} ▶`) : nothing}`;
}

function people() {
  const { hall, remote } = here.value;
  return remote
    ? figure(t("console.hall_remote"), `${hall} · ${remote}`)
    : figure(t("console.here"), hall);
}

/**
 * @param {string} name
 * @param {string | number} value
 */
export function figure(name, value) {
  return html`<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`;
}

/**
 * @param {Scale | undefined} scale
 * @param {boolean} closed
 */
function hint(scale, closed) {
  if (closed) return t("console.hint.closed");
  if (!scale) return t("console.hint.lobby");
  if (scale.phase === "talk") return t("console.hint.talk");
  if (scale.phase === "shown") return scale.round > 1 ? t("console.hint.shown_again") : t("console.hint.shown");
  return scale.round > 1 ? t("console.hint.again") : t("console.hint.open");
}
