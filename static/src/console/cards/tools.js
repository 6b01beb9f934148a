/** What the moderator can do with one card: each by a tap or a key, and each said in words. */
import { signal } from "@preact/signals-core";
import { html, nothing } from "lit-html";
import { view } from "../../board.js";
import { heapsOf } from "../../cards/heaps.js";
import { commandsOf, step } from "../../cards/places.js";
import { t } from "../../texts.js";
import { act } from "../act.js";
import { openPanel } from "../panel.js";
import { translateForm } from "./translate.js";
import { wordsField } from "./words-field.js";

/**
 * @typedef {import("../../cards/heaps.js").Held} Held
 * @typedef {import("../../records.js").Cards} Cards
 * @typedef {import("../../records.js").Rating} Rating
 * @typedef {{ kind: "group" | "merge", activity: string, card: string }} Aim   the next card tapped is the target
 */

/** The id of the card whose tools are unfolded. */
export const unfolded = signal("");

/** The id of the card whose words are being mended. */
const mending = signal("");

/** The id of the card that is being translated. */
const translating = signal("");

/** @type {import("@preact/signals-core").Signal<Aim | null>} */
export const aim = signal(/** @type {Aim | null} */ (null));

/** @param {string} id */
export function unfold(id) {
  unfolded.value = unfolded.peek() === id ? "" : id;
  mending.value = "";
  translating.value = "";
}

/**
 * Reads signals: call it inside an effect.
 * @param {string} activity
 * @param {Cards | Rating} board
 * @param {Held} held
 */
export function tools(activity, board, held) {
  const { id, name, card } = held;
  if (mending.value === id) return wordsField(activity, name, () => (mending.value = ""));
  if (translating.value === id) return translateForm(activity, held, () => (translating.value = ""));
  const set = (/** @type {object} */ fields) => act({ t: "card.mark", activity, card: name, ...fields });
  const binned = (/** @type {boolean} */ to) => act({ t: "card.bin", activity, card: name, binned: to });
  if (card.binned) return row(tool("restore", () => binned(false)), forgetTool(activity, name));
  if (card.suggested) return row(tool("take_in", () => set({ suggested: false })), tool("bin", () => binned(true)));
  return row(
    card.hidden ? nothing : spotlightTool(activity, board, name),
    tool(card.pinned ? "unpin" : "pin", () => set({ pinned: !card.pinned })),
    board.t === "cards" && !card.hidden ? steps(activity, name) : nothing,
    tool(card.hidden ? "unhide" : "hide", () => set({ hidden: !card.hidden })),
    tool("mend", () => (mending.value = id)),
    tool("translate", () => (translating.value = id)),
    board.t === "cards" && !card.hidden ? together(activity, held) : nothing,
    tool("bin", () => binned(true)),
    forgetTool(activity, name),
  );
}

/**
 * One place up, and one down. Whoever lies under another card has no place of its own.
 * @param {string} activity
 * @param {string} card
 */
function steps(activity, card) {
  const heaps = heapsOf(view.value, activity);
  if (!heaps.some(({ name }) => name === card)) return nothing;
  const one = (/** @type {"up" | "down"} */ way) => {
    const drop = step(heaps, card, way === "up" ? -1 : 1);
    const go = async () => {
      if (drop && (await act(...commandsOf(activity, heaps, drop)))) keepInSight(`${way}-${card}`);
    };
    return html`<button type="button" class="button" id=${`${way}-${card}`} aria-disabled=${!drop} @click=${go}>
      <span aria-hidden="true">${way === "up" ? "▲" : "▼"}</span>&nbsp;${t(`console.card.${way}`)}
    </button>`;
  };
  return html`${one("up")} ${one("down")}`;
}

/**
 * What moves in the page loses the focus, and would move away from the finger.
 * @param {string} id
 */
function keepInSight(id) {
  const button = document.getElementById(id);
  button?.focus({ preventScroll: true });
  button?.closest("li")?.scrollIntoView({ block: "nearest" });
}

/**
 * @param {string} activity
 * @param {Held} held
 */
function together(activity, { name, card }) {
  const out = () => act({ t: "card.group", activity, card: name, under: "" });
  return html`${card.under
    ? tool("ungroup", out)
    : tool("group", () => (aim.value = { kind: "group", activity, card: name }))}
  ${tool("merge", () => (aim.value = { kind: "merge", activity, card: name }))}`;
}

/**
 * @param {string} activity
 * @param {Cards | Rating} board
 * @param {string} card
 */
function spotlightTool(activity, { spotlight }, card) {
  return spotlight === card
    ? tool("all_again", () => act({ t: "card.spotlight", activity, card: "" }))
    : tool("large", () => act({ t: "card.spotlight", activity, card }));
}

/**
 * @param {string} activity
 * @param {string} card
 */
function forgetTool(activity, card) {
  return tool("forget", () => openPanel({ name: "forget", activity, card }));
}

/** @param {...unknown} content */
function row(...content) {
  return html`<div class="card-tools">${content}</div>`;
}

/**
 * @param {string} name
 * @param {() => unknown} onPress
 */
function tool(name, onPress) {
  return html`<button type="button" class="button" @click=${onPress}>${t(`console.card.${name}`)}</button>`;
}

/**
 * Where the card is to go.
 * @param {string} target  name
 */
export async function hit(target) {
  const aimed = aim.peek();
  aim.value = null;
  if (!aimed) return;
  const { kind, activity, card } = aimed;
  const command = kind === "merge" ? { t: "card.merge", into: target } : { t: "card.group", under: target };
  if (await act({ ...command, activity, card })) unfolded.value = "";
}
