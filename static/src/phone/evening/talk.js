/** Whom to talk to, how to find one another, and then nothing at all to do on the phone. */

import { html, nothing } from "lit-html";
import { signal } from "@preact/signals-core";

import { record, you } from "../../board.js";
import { inMinutesAndSeconds, leftOf } from "../../countdown.js";
import { drawSign, sign, signWords } from "../../line/sign.js";
import { send } from "../../outbox.js";
import { t } from "../../texts.js";
import { isQuiet, meeting, ownPair, together } from "../pair.js";
import { answerIn } from "../place.js";

/**
 * @typedef {import("../../records.js").Scale} Scale
 * @typedef {import("../../records.js").Pair} Pair
 * @typedef {import("../../records.js").Partner} Partner
 */

const soon = 30_000;

const asked = signal("");

/**
 * @param {string} activity
 * @param {Scale} scale
 */
export function talkView(activity, scale) {
  const found = ownPair(activity, scale);
  if (!found) return aloneView(activity, scale);
  return isQuiet(activity, scale) ? quietView(scale) : seekView(found[1], meeting(found[0], scale));
}

/**
 * @param {Pair} pair
 * @param {string} name
 */
function seekView(pair, name) {
  const drawn = sign(pair.n);
  const partners = pair.with ?? [];
  return html`<section class="pair">
    <figure class="sign" .style=${`background: var(--${drawn.colour.ink}-2)`}>
      <svg viewBox="0 0 24 24" aria-hidden="true">${drawSign(drawn)}</svg>
      <figcaption>${signWords(drawn, t)}</figcaption>
    </figure>
    <p class="lead">${t("phone.talk_with")} <b>${partners.map(nameOf).join(", ")}</b></p>
    <p>${wayWords(pair, partners)}</p>
    <button type="button" class="button strong wide" @click=${() => (together.value = name)}>
      ${t("phone.together")}
    </button>
    ${clock()}
  </section>`;
}

/** @param {Scale} scale */
function quietView(scale) {
  const over = (left() ?? 1) <= 0;
  const about = scale.mode === "nameless" ? "phone.talk_about_nameless" : "phone.talk_about";
  return html`<section class="quiet">
    <svg class="put-away" viewBox="0 0 48 48" aria-hidden="true">
      <rect x="15" y="6" width="18" height="34" rx="3.5"></rect>
      <path d="M6 44h36M21 35h6"></path>
    </svg>
    <h1 tabindex="-1">${t(over ? "phone.talk_over" : "phone.put_away")}</h1>
    <p class="lead" role="status">${t(over ? "phone.finish" : about)}</p>
    ${over ? nothing : clock()}
    <button type="button" class="button quiet" @click=${() => (together.value = "")}>${t("phone.show_sign")}</button>
  </section>`;
}

/**
 * @param {string} activity
 * @param {Scale} scale
 */
function aloneView(activity, scale) {
  const waiting = asked.value === meeting(activity, scale);
  const listening = answerIn(activity, scale.round)?.at === null;
  return html`<section class="pair">
    <p class="lead">${t(listening ? "phone.listen_to_others" : "phone.no_pair")}</p>
    <button
      type="button"
      class="button strong wide"
      aria-disabled=${waiting}
      @click=${() => !waiting && join(activity, scale)}
    >
      ${t(waiting ? "phone.joining_talk" : "phone.join_talk")}
    </button>
    ${clock()}
  </section>`;
}

/**
 * @param {string} activity
 * @param {Scale} scale
 */
async function join(activity, scale) {
  asked.value = meeting(activity, scale);
  const { ok } = await send({ t: "scale.here", activity, round: scale.round });
  if (!ok) asked.value = "";
}

/** Names stand as they are, never bent by grammar. @param {Partner} partner */
function nameOf({ name, number, remote }) {
  const called = name || t("common.guest", { n: number });
  return remote ? `${called} (${t("common.remote")})` : called;
}

/**
 * @param {Pair} pair
 * @param {Partner[]} partners
 */
function wayWords(pair, partners) {
  const self = /** @type {import("../../records.js").Seat | undefined} */ (record(`seat/${you.value.seat}`));
  if (self?.remote || partners.some(({ remote }) => remote)) return t("phone.meet_remote");
  return t(pair.stays ? "phone.stay" : "phone.come");
}

/** What is left of the talk's own count-down, ms; it may stand, and be given more. */
function left() {
  const timer = /** @type {import("../../records.js").Timer | undefined} */ (record("timer"));
  return timer?.what === "talk" ? leftOf(timer) : undefined;
}

function clock() {
  const rest = left();
  if (rest === undefined) return nothing;
  if (rest <= 0) return html`<p class="clock soon">${t("phone.talk_over")}</p>`;
  return html`<p class="clock ${rest <= soon ? "soon" : ""}" role="timer">
    <span class="clock-label">${t("phone.time_left")}</span> ${inMinutesAndSeconds(rest)}
  </p>`;
}
