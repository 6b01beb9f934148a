/** The way in: no account, a name if one likes, and one large button. */

import { html, nothing } from "lit-html";
import { signal } from "@preact/signals-core";

import { workshop } from "../board.js";
import { boot, room } from "../boot.js";
import { hurry } from "../connection.js";
import { forget, keep, kept } from "../kept.js";
import { languageSwitch } from "../parts.js";
import { post } from "../post.js";
import { randomText } from "../random.js";
import { ownSeat, seats } from "../seats.js";
import { reason, t } from "../texts.js";
import { evening } from "./lazily.js";

/** Somebody has a seat here on this device: for the list on the home page. */
const seatMark = `talka-seat/${boot.code}`;
const secretName = `talka-secret/${boot.code}`;
/** Milliseconds after which an answer is late. */
const slow = 50;

const trouble = signal("");
const busy = signal(false);
const moving = signal(false);
/** Somebody wants to know, before they come in, what is kept of them. */
const asking = signal(false);

export function forgetWorkshop() {
  forget(seatMark);
}

/**
 * @typedef {import("./page.js").Joined} Joined
 * @param {Joined} joined
 * @param {{greeting?: string, back?: unknown}} [more]  greeting: what is said first; back: a way to the others on the device
 */
export function joinView(joined, { greeting = "", back = nothing } = {}) {
  return html`
    <header class="top">
      <p class="kicker">${t("phone.welcome")}</p>
      ${languageSwitch()}
    </header>
    <main class="join">
      <h1 tabindex="-1">${boot.title || t("phone.workshop")}</h1>
      ${greeting ? html`<p class="note" role="status">${greeting}</p>` : nothing}
      ${moving.value ? moveForm(joined) : isOver() ? html`<p class="lead">${t("phone.closed")}</p>` : joinForm(joined)}
      <p class="trouble" role="alert">${trouble.value}</p>
      <button type="button" class="button quiet" @click=${() => switchForm(!moving.value)}>
        ${t(moving.value ? (isOver() ? "phone.back" : "phone.join_new") : "phone.have_code")}
      </button>
      ${asking.value ? evening()?.keptPart() : askButton()} ${back}
    </main>
  `;
}

/** Who comes now can only be told so, unless another phone lends them their seat. */
function isOver() {
  return Boolean(workshop()?.closed ?? boot.kept?.over);
}

/** @param {Joined} joined */
function joinForm(joined) {
  return html`<form @submit=${(/** @type {SubmitEvent} */ event) => join(event, joined)}>
    <label class="asked">
      <span>${t("phone.name")} <small>${t("phone.name_optional")}</small></span>
      <input class="field" name="name" maxlength="40" autocomplete=${nameHint()} enterkeyhint="done" />
    </label>
    <fieldset class="choices">
      <legend>${t("phone.where_are_you")}</legend>
      ${whereChoices(false)}
    </fieldset>
    <button class="button strong wide" aria-disabled=${busy.value}>${t("phone.join")}</button>
    <p class="fine">${t("phone.join_fine")}</p>
  </form>`;
}

function askButton() {
  return html`<button type="button" class="button quiet" @click=${() => (asking.value = true)}>${t("phone.kept")}</button>`;
}

/** @param {boolean} remote  what is chosen at first */
export function whereChoices(remote) {
  const choice = (/** @type {string} */ value, /** @type {string} */ key, /** @type {boolean} */ on) => html`<label
    class="choice"
  >
    <input type="radio" name="where" value=${value} ?checked=${on} /><span>${t(key)}</span>
  </label>`;
  return html`${choice("hall", "common.hall", !remote)}${choice("remote", "common.remote", remote)}`;
}

/** On a device that is shared nobody is to be given another's name. */
export function nameHint() {
  return seats.value.length > (ownSeat() ? 1 : 0) ? "off" : "nickname";
}

/** @param {Joined} joined */
function moveForm(joined) {
  return html`<form @submit=${(/** @type {SubmitEvent} */ event) => move(event, joined)}>
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

/**
 * @param {SubmitEvent} event
 * @param {Joined} joined
 */
async function join(event, joined) {
  event.preventDefault();
  const given = new FormData(/** @type {HTMLFormElement} */ (event.target));
  const asked = {
    secret: joinSecret(),
    name: String(given.get("name")).trim(),
    remote: given.get("where") === "remote",
  };
  if (busy.value) return;
  const calling = setTimeout(() => callAhead(asked.secret), slow);
  await enter(post(`${room}/join`, asked), (...came) => (clearTimeout(calling), joined(...came)));
}

/**
 * @param {SubmitEvent} event
 * @param {Joined} joined
 */
async function move(event, joined) {
  event.preventDefault();
  const given = new FormData(/** @type {HTMLFormElement} */ (event.target));
  const code = String(given.get("code")).replace(/[^\p{L}\d]/gu, "").toUpperCase();
  await enter(post(`${room}/enter`, { secret: code }), joined);
}

/**
 * @param {ReturnType<typeof post>} asking
 * @param {Joined} joined
 */
async function enter(asking, joined) {
  if (busy.value) return;
  busy.value = true;
  trouble.value = "";
  const answer = await asking;
  busy.value = false;
  if (!answer.ok) {
    trouble.value = reason(answer.code, answer.details);
    return;
  }
  if (answer.value.role === "moderator") return location.assign(`${room}/console`);
  forget(secretName);
  keep(seatMark, boot.title);
  moving.value = false;
  joined(answer.value.seat, answer.value);
}

/**
 * On a slow network the socket opens while we are being let in. It proves by a cookie who we are, and the page knows what
 * that will be; the server puts its own in the place of it, which no script can read.
 * @param {string} secret
 */
function callAhead(secret) {
  if (seats.peek().length) return;
  const secure = location.protocol === "https:" ? "; secure" : "";
  document.cookie = `seat=${secret}; path=${room}; max-age=60; samesite=lax${secure}`;
  hurry();
}

/** Kept until the answer is there: if it gets lost on the way, trying again is the same seat. */
function joinSecret() {
  const secret = kept(secretName) ?? randomText(43);
  keep(secretName, secret);
  return secret;
}

/** @param {boolean} toMove */
function switchForm(toMove) {
  moving.value = toMove;
  trouble.value = "";
}
