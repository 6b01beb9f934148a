/**
 * The page between two people: who is next, and nothing of anybody but the names. It is nobody's page, so the server
 * shows it no more than all may see.
 */

import { html, nothing } from "lit-html";
import { effect, signal } from "@preact/signals-core";

import { link, record, workshop } from "../../board.js";
import { boot, room } from "../../boot.js";
import { keep, kept } from "../../kept.js";
import { chooseLanguage } from "../../language.js";
import { pendingBeside } from "../../outbox.js";
import { languageSwitch, linkLine } from "../../parts.js";
import { post } from "../../post.js";
import { beginAnew, ownSeat, seats, shelfOf } from "../../seats.js";
import { languageIn, reason, say, t } from "../../texts.js";
import { headingOf } from "../heading.js";
import { nameOf } from "./hand.js";
import { passing } from "./picture.js";

const adds = "?add";

/** Has somebody come who has no seat on this device? "asked": they asked a helper to answer for them. */
const newcomer = signal(/** @type {"" | "self" | "asked"} */ (location.search === adds ? "asked" : ""));
const trouble = signal("");
const busy = signal("");

if (newcomer.peek()) history.replaceState(null, "", location.pathname);
if (!ownSeat()) effect(learnNames);

/** How the page between is opened for somebody to whom a helper lends a hand. */
export function wayToAdd() {
  return adds;
}

/** Nothing while somebody new is at the door. */
export function blankView() {
  return newcomer.value ? nothing : namesView();
}

function namesView() {
  return html`
    <header class="top">
      <p class="kicker">${boot.title}</p>
      ${languageSwitch()}
    </header>
    <main class="blank">
      ${passing()}
      <h1 tabindex="-1">${t("phone.device.pass")}</h1>
      <p class="lead">${t("phone.device.who")}</p>
      <ul class="names">
        ${seats.value.filter(({ number }) => number).map(
          (seat) => html`<li>
            <button type="button" class="button wide" aria-disabled=${busy.value === seat.id} @click=${() => choose(seat.id)}>
              ${nameOf(seat)}
            </button>
          </li>`,
        )}
      </ul>
      <p class="trouble" role="alert">${trouble.value}</p>
      <button type="button" class="button wide" @click=${() => (newcomer.value = "self")}>
        <span class="plus" aria-hidden="true">+</span> ${t("phone.device.new")}
      </button>
      ${nowView()} ${linkLine()}
      <p class="fine" role="status">${pendingBeside.value.length ? t("phone.device.kept_sending") : nothing}</p>
    </main>
  `;
}

/** What everyone looks at now: all may see that, and so whoever takes the device next. */
function nowView() {
  const heading = headingOf(record(`activity/${workshop()?.current}`));
  if (!heading || workshop()?.closed) return nothing;
  return html`<p class="now"><span>${t("phone.device.everyone")}</span> <b lang=${languageIn(heading)}>${say(heading)}</b></p>`;
}

/** Who takes a seat beside the others. @returns {import("../joining.js").Comer | undefined} */
export function comer() {
  const why = newcomer.value;
  if (!why) return undefined;
  return {
    joined: (seat) => sitDown(seat, why),
    greeting: why === "asked" ? t("phone.device.asked") : "",
    back: html`<button type="button" class="button quiet" @click=${() => (newcomer.value = "")}>
      ${t("phone.device.names")}
    </button>`,
  };
}

/**
 * @param {string} seat
 * @param {"self" | "asked"} why
 */
function sitDown(seat, why) {
  if (why === "asked") keep(shelfOf("asked", seat), "yes");
  beginAnew(seat);
}

/** @param {string} seat */
async function choose(seat) {
  if (busy.peek()) return;
  busy.value = seat;
  const language = kept(shelfOf("language", seat));
  const answer = await post(`${room}/pass`, { seat });
  busy.value = "";
  if (!answer.ok) {
    trouble.value = reason(answer.code, answer.details);
    return;
  }
  if (language) chooseLanguage(language);
  beginAnew(seat);
}

/** The page came while the server's store was away: it knew no names then. */
function learnNames() {
  if (link.value !== "live" || seats.peek().every(({ number }) => number)) return;
  void fetch(`${room}/seats`)
    .then((answer) => answer.json())
    .then((told) => (seats.value = told.seats))
    .catch(() => {});
}
