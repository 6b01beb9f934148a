/** The middle of the console while people write cards, give dots, and see them. */
import { html, nothing } from "lit-html";
import { under } from "../../board.js";
import { say, t } from "../../texts.js";
import { act } from "../act.js";
import { newName } from "../new-name.js";
import { openPanel } from "../panel.js";
import { troubleLine } from "../trouble.js";
import { aloud } from "./aloud.js";
import { cardList } from "./list.js";

/** @typedef {import("../../records.js").Cards} Cards */

const CARD_MOST = 500;

/**
 * Reads signals: call it inside an effect.
 * @param {string} activity
 * @param {Cards} board
 */
export function cardsStage(activity, board) {
  return html`<div class="console-asked">
      <p class="console-state">${stateWords(board)}</p>
      <h1>${say(board.title)}</h1>
      <p>${say(board.task)}</p>
    </div>
    ${troubleLine()}
    ${board.phase === "open" || board.phase === "locked" ? own(activity) : nothing} ${aloud(activity, board)}
    ${takeBack(activity)} ${cardList(activity, board)}`;
}

/**
 * As long as there is a step of the moderator's own to take back.
 * @param {string} activity
 */
export function takeBack(activity) {
  if (!under(`step/${activity}/`).length) return nothing;
  return html`<button type="button" class="button step-back" @click=${() => act({ t: "card.take_back", activity })}>
    ↶ ${t("console.cards.take_back")}
  </button>`;
}

/** @param {Cards} board */
function stateWords({ phase, who, dots }) {
  const words = [t(`console.phase.${phase}`), t(`console.who.${who}`)];
  return [...words, dots ? t("console.cards.dots_each", { n: dots }) : ""].filter((word) => word).join(" · ");
}

/**
 * For whoever has no phone and says it aloud.
 * @param {string} activity
 */
function own(activity) {
  return html`<form class="card-own" @submit=${add(activity)}>
    <label class="asked">
      <span>${t("console.cards.own")}</span>
      <input class="field" name="text" maxlength=${CARD_MOST} required autocomplete="off" />
    </label>
    <button class="button">${t("console.cards.add")}</button>
    <button type="button" class="button quiet" @click=${() => openPanel({ name: "entry", activity })}>${t("console.entry.many")}</button>
  </form>`;
}

/** @param {string} activity */
function add(activity) {
  return async (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const text = String(new FormData(form).get("text"));
    if (await act({ t: "card.add", activity, id: newName(), text })) form.reset();
  };
}
