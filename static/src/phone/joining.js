/**
 * The way in: no account, a name if one likes, and one large button. The server writes the form into the page (door.html),
 * so that it is there before any script; what is around it is drawn here, and the form itself never again.
 */

import { effect, signal } from "@preact/signals-core";
import { html, nothing, render } from "lit-html";

import { workshop } from "../board.js";
import { boot, room } from "../boot.js";
import { forget, keep } from "../kept.js";
import { post } from "../post.js";
import { ownSeat, seats } from "../seats.js";
import { reason, t } from "../texts.js";
import { forgetSecret, knock } from "./knock.js";
import { evening } from "./lazily.js";

/** Somebody has a seat here on this device: for the list on the home page. */
const seatMark = `talka-seat/${boot.code}`;

const comer = signal(/** @type {Comer | undefined} */ (undefined));
const trouble = signal("");
const busy = signal(false);
const moving = signal(false);
/** Somebody wants to know, before they come in, what is kept of them. */
const asking = signal(false);

export function forgetWorkshop() {
  forget(seatMark);
}

/**
 * Call once.
 * @typedef {import("./page.js").Joined} Joined
 * @typedef {{joined: Joined, greeting?: string, back?: unknown}} Comer   who is to be let in; `greeting`: what is said
 *   first; `back`: a way to the others on the device
 * @param {HTMLElement} app
 * @returns {(to: Comer | undefined) => void} opens the door to somebody, or shuts it
 */
export function watchDoor(app) {
  const door = /** @type {HTMLElement} */ (document.getElementById("door"));
  const form = /** @type {HTMLFormElement} */ (door.querySelector("form"));
  const main = /** @type {HTMLElement} */ (form.parentElement);
  form.addEventListener("submit", join);
  effect(() => {
    form.hidden = moving.value || isOver();
    form.querySelector("[name=name]")?.setAttribute("autocomplete", nameHint());
    form.querySelector("button")?.setAttribute("aria-disabled", String(busy.value));
    render(greetingView(), main, { renderBefore: form });
    render(restView(), main);
  });
  goOn();
  return (to) => {
    comer.value = to;
    door.hidden = false;
    if (!to) door.remove();
    else if (!door.isConnected) form.reset(), app.prepend(door);
  };
}

/** Somebody was quicker than this script. */
function goOn() {
  const { knock } = /** @type {{early?: import("./knock.js").Early}} */ (window).early ?? {};
  if (knock) void comesIn(knock);
}

function greetingView() {
  const { greeting } = comer.value ?? {};
  return greeting ? html`<p class="note" role="status">${greeting}</p>` : nothing;
}

function restView() {
  return html`
    ${moving.value ? moveForm() : isOver() ? html`<p class="lead">${t("phone.closed")}</p>` : nothing}
    <p class="trouble" role="alert">${trouble.value}</p>
    <button type="button" class="button quiet" @click=${() => switchForm(!moving.value)}>
      ${t(moving.value ? (isOver() ? "phone.back" : "phone.join_new") : "phone.have_code")}
    </button>
    ${asking.value ? evening()?.keptPart() : askButton()} ${comer.value?.back ?? nothing}
  `;
}

/** Who comes now can only be told so, unless another phone lends them their seat. */
function isOver() {
  return Boolean(workshop()?.closed ?? boot.kept?.over);
}

function askButton() {
  return html`<button type="button" class="button quiet" @click=${() => (asking.value = true)}>${t("phone.kept")}</button>`;
}

/** On a device that is shared nobody is to be given another's name. */
export function nameHint() {
  return seats.value.length > (ownSeat() ? 1 : 0) ? "off" : "nickname";
}

function moveForm() {
  return html`<form @submit=${move}>
    <label class="asked">
      <span>${t("phone.other_code")}</span>
      <input
        class="field code"
        name="code"
        required
        maxlength="24"
        autocomplete="off"
        autocapitalize="characters"
        spellcheck="false"
      />
    </label>
    <button class="button strong wide" aria-disabled=${busy.value}>${t("phone.take_over")}</button>
    <p class="fine">${t("phone.other_code_where")}</p>
  </form>`;
}

/** @param {SubmitEvent} event */
function join(event) {
  event.preventDefault();
  if (busy.value) return;
  void comesIn(knock(/** @type {HTMLFormElement} */ (event.target), !seats.peek().length));
}

/** @param {SubmitEvent} event */
function move(event) {
  event.preventDefault();
  if (busy.value) return;
  const given = new FormData(/** @type {HTMLFormElement} */ (event.target));
  const code = String(given.get("code")).replace(/[^\p{L}\d]/gu, "").toUpperCase();
  void comesIn({ answer: post(`${room}/enter`, { secret: code }) });
}

/** @param {import("./knock.js").Knock} asked */
async function comesIn(asked) {
  busy.value = true;
  trouble.value = "";
  const answer = await asked.answer;
  busy.value = false;
  if (!answer.ok) {
    trouble.value = reason(answer.code, answer.details);
    return;
  }
  if (answer.value.role === "moderator") return location.assign(`${room}/console`);
  forgetSecret();
  keep(seatMark, boot.title);
  moving.value = false;
  comer.peek()?.joined(answer.value.seat, { ...answer.value, socket: asked.socket });
}

/** @param {boolean} toMove */
function switchForm(toMove) {
  moving.value = toMove;
  trouble.value = "";
}
