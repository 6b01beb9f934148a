/** Which cards go on: the first few by their dots; where dots do not decide, the moderator asks and chooses. */
import { signal } from "@preact/signals-core";
import { html, nothing } from "lit-html";
import { live } from "lit-html/directives/live.js";
import { view } from "../../board.js";
import { heapsOf, ranked, topOf } from "../../cards/heaps.js";
import { wordsOf } from "../../text/words.js";
import { t } from "../../texts.js";
import { act, busy } from "../act.js";
import { activityIn, isBoard, isSheet, titleOf } from "../kinds.js";
import { closePanel, sheet } from "../panel.js";
import { workshopIn } from "../steps.js";
import { troubleLine } from "../trouble.js";

/** @typedef {import("../../cards/heaps.js").Ranked} Ranked */

const MOST = 12;
const USUAL = 4;

/** What the moderator has chosen in this sheet; `by` null: as the dots say; `to`: the activity they are handed on to. */
const NOTHING = { activity: "", most: USUAL, by: /** @type {Set<string> | null} */ (null), to: "" };

const choice = signal(NOTHING);

/**
 * Reads signals: call it inside an effect.
 * @param {string} activity
 */
export function pickSheet(activity) {
  const board = activityIn(view.value, activity);
  if (!isSheet(board)) return nothing;
  const { most, by, to } = choice.value.activity === activity ? choice.value : NOTHING;
  const ranking = ranked(heapsOf(view.value, activity));
  const top = topOf(ranking, most);
  const picked = by ?? new Set(board.picked.length ? board.picked : top.sure);
  const set = (/** @type {object} */ fields) => (choice.value = { activity, most, by, to, ...fields });
  return sheet(
    t("console.pick.title"),
    html`<div class="pick">
      <label class="asked">
        <span>${t("console.pick.how_many")}</span>
        <select class="field" @change=${(/** @type {Event} */ event) => set({ most: numberIn(event), by: null })}>
          ${Array.from({ length: MOST }, (_, i) => html`<option value=${i + 1} .selected=${live(i + 1 === most)}>${i + 1}</option>`)}
        </select>
      </label>
      ${top.tied.length ? html`<p class="pick-tie" role="status">${tieWords(top)}</p>` : nothing}
      <ul class="pick-rows">
        ${ranking.map((one) => row(one, picked, top.tied, (to) => set({ by: to })))}
      </ul>
      ${whereTo(activity, to, (chosen) => set({ to: chosen }))}
      ${troubleLine()}
      <button
        type="button"
        class="button strong wide"
        aria-disabled=${busy.value || !picked.size}
        @click=${() => picked.size && pick(activity, ranking, picked, to)}
      >
        ${t("console.pick.go", { n: picked.size })}
      </button>
    </div>`,
  );
}

/**
 * They can be handed on to any board that comes later.
 * @param {string} activity
 * @param {string} to
 * @param {(to: string) => void} choose
 */
function whereTo(activity, to, choose) {
  const agenda = workshopIn(view.value)?.agenda ?? [];
  const later = agenda.slice(agenda.indexOf(activity) + 1).flatMap((name) => {
    const found = activityIn(view.value, name);
    return isBoard(found) ? [{ name, title: titleOf(found) }] : [];
  });
  if (!later.length) return nothing;
  return html`<label class="asked">
    <span>${t("console.pick.to")}</span>
    <select class="field" @change=${(/** @type {Event} */ { target }) => choose(/** @type {HTMLSelectElement} */ (target).value)}>
      <option value="" .selected=${live(to === "")}>${t("console.pick.to_none")}</option>
      ${later.map(({ name, title }) => html`<option value=${name} .selected=${live(to === name)}>${title}</option>`)}
    </select>
  </label>`;
}

/** @param {{ tied: string[], left: number }} top */
function tieWords({ tied, left }) {
  return t("console.pick.tie", { n: tied.length, left });
}

/**
 * @param {Ranked} one
 * @param {Set<string>} picked
 * @param {string[]} tied
 * @param {(to: Set<string>) => void} choose
 */
function row({ heap, from, to }, picked, tied, choose) {
  const toggle = () => {
    const next = new Set(picked);
    if (!next.delete(heap.name)) next.add(heap.name);
    choose(next);
  };
  return html`<li class=${tied.includes(heap.name) ? "tied" : ""}>
    <label class="choice">
      <input type="checkbox" .checked=${picked.has(heap.name)} @change=${toggle} />
      <span>
        ${wordsOf(heap.card)}
        <small class="pick-place">${heap.dots ? `● ${heap.dots} · ${place(from, to)}` : ""}</small>
      </span>
    </label>
  </li>`;
}

/**
 * @param {number} from
 * @param {number} to
 */
function place(from, to) {
  return from === to ? t("console.pick.place", { n: from }) : t("console.pick.places", { from, to });
}

/**
 * In the order of the dots.
 * @param {string} activity
 * @param {Ranked[]} ranking
 * @param {Set<string>} picked
 * @param {string} to
 */
async function pick(activity, ranking, picked, to) {
  const cards = ranking.map(({ heap }) => heap.name).filter((name) => picked.has(name));
  const send = to ? [{ t: "cards.send", activity, cards, to }] : [];
  if (!(await act({ t: "cards.pick", activity, cards }, ...send))) return;
  choice.value = NOTHING;
  closePanel();
}

/** @param {Event} event */
function numberIn({ target }) {
  return Number(/** @type {HTMLSelectElement} */ (target).value);
}
