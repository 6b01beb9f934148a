/** Several moderators: who they are, a link for one more, and the end of one. */
import { effect, signal } from "@preact/signals-core";
import { html, nothing } from "lit-html";
import { ref } from "lit-html/directives/ref.js";
import { unsafeHTML } from "lit-html/directives/unsafe-html.js";
import { joinLink } from "../../address.js";
import { room } from "../../boot.js";
import { postOnce } from "../post-once.js";
import { reason, t } from "../../texts.js";
import { act, busy, trouble } from "../act.js";
import { copiedLine, copyButton } from "../links.js";
import { openPanel, panel, sheet } from "../panel.js";
import { troubleLine } from "../trouble.js";
import { moderators, ownName } from "./who.js";

/**
 * @typedef {import("./who.js").Moderator} Moderator
 * @typedef {{ name: string, address: string, qr: string }} Made
 */

const NAME_MOST = 40;

/** The link just made; the server tells it once. @type {import("@preact/signals-core").Signal<Made | null>} */
const made = signal(/** @type {Made | null} */ (null));

/** Whose link is to be ended, if the answer is yes. */
const ending = signal("");

/** Reads signals: call it inside an effect. */
export function moderatorsSheet() {
  return sheet(
    t("console.moderators"),
    html`<p>${t("console.moderators.means")}</p>
      ${troubleLine()}
      <ul class="moderators">
        ${moderators().map(row)}
      </ul>
      <div class="more-parts">
        <section class="more-part">
          <h3>${t("console.moderators.invite")}</h3>
          ${made.value ? link(made.value) : invitation()}
        </section>
        <section class="more-part">
          <h3>${t("console.moderators.own_name")}</h3>
          <form @submit=${rename}>
            <label class="asked">
              <span>${t("console.moderators.own_name_why")}</span>
              <input class="field" name="name" required maxlength=${NAME_MOST} autocomplete="name" .value=${ownName()} />
            </label>
            <button class="button" aria-disabled=${busy.value}>${t("console.save")}</button>
          </form>
          <button type="button" class="button quiet" @click=${() => openPanel({ name: "history" })}>${t("console.history")}</button>
        </section>
      </div>`,
  );
}

/** A link that was shown once is not kept on the screen of a console that lies open. Call it once. */
export function forgetLinkWhenClosed() {
  effect(() => {
    if (panel.value.name === "moderators") return;
    made.value = null;
    ending.value = "";
  });
}

/** @param {Moderator} one */
function row(one) {
  return html`<li class="moderator">
    <span class="moderator-name">
      <b>${one.name}</b>
      <small>${[...about(one)].join(" · ")}</small>
    </span>
    ${one.endable && ending.value !== one.id
      ? html`<button type="button" class="button" id=${`end-${one.id}`} @click=${() => (ending.value = one.id)}>
          ${t("console.moderators.end")}
        </button>`
      : nothing}
    ${ending.value === one.id ? question(one) : nothing}
  </li>`;
}

/** @param {Moderator} one */
function* about({ mine, first, named, here }) {
  if (mine) yield t("console.moderators.you");
  if (first && named) yield t("console.moderators.began");
  yield t(here ? "console.moderators.here" : "console.moderators.away");
}

/** @param {Moderator} one */
function question({ id, name }) {
  return html`<div class="moderator-end" role="group" aria-label=${t("console.moderators.end")}>
    <p>${t("console.moderators.end_means", { name })}</p>
    <button type="button" class="button" ${ref(focus)} @click=${() => answered(`end-${id}`)}>${t("console.moderators.keep")}</button>
    <button type="button" class="button strong" aria-disabled=${busy.value} @click=${() => end(id)}>
      ${t("console.moderators.end_now")}
    </button>
  </div>`;
}

/** @param {Element | undefined} button */
function focus(button) {
  queueMicrotask(() => /** @type {HTMLElement | undefined} */ (button)?.focus());
}

/** @param {string} id */
async function end(id) {
  if (await act({ t: "moderator.revoke", id })) answered("sheet-title");
}

/**
 * The question is gone, and the focus is where one can go on from.
 * @param {string} next  id of an element
 */
function answered(next) {
  ending.value = "";
  document.getElementById(next)?.focus();
}

function invitation() {
  return html`<form @submit=${invite}>
    <label class="asked">
      <span>${t("console.moderators.name")}</span>
      <input class="field" name="name" required maxlength=${NAME_MOST} autocomplete="off" />
    </label>
    <button class="button strong" aria-disabled=${busy.value}>${t("console.moderators.make")}</button>
  </form>`;
}

/** @param {Made} made */
function link({ name, address, qr }) {
  return html`<div class="invited" role="status">
    <p>${t("console.moderators.made", { name })}</p>
    <div class="lend-qr" role="img" aria-label=${t("console.moderators.qr", { name })}>${unsafeHTML(qr)}</div>
    <label class="asked">
      <span>${t("console.moderators.link")}</span>
      <input class="field" readonly .value=${address} @focus=${selectAll} />
    </label>
    ${copyButton(t("console.moderators.link"), address)} ${copiedLine()}
    <button type="button" class="button quiet" @click=${() => (made.value = null)}>${t("console.moderators.another")}</button>
  </div>`;
}

/** @param {Event} event */
function selectAll({ target }) {
  /** @type {HTMLInputElement} */ (target).select();
}

/** @param {SubmitEvent} event */
async function invite(event) {
  event.preventDefault();
  if (busy.peek()) return;
  const name = nameIn(event);
  busy.value = true;
  const answer = await postOnce(`${room}/moderators`, { name });
  busy.value = false;
  trouble.value = answer.ok ? "" : reason(answer.code, answer.details);
  if (answer.ok) made.value = { name, address: `${joinLink()}/console#${answer.value.secret}`, qr: answer.value.qr };
}

/** @param {SubmitEvent} event */
async function rename(event) {
  event.preventDefault();
  await act({ t: "moderator.rename", name: nameIn(event) });
}

/** @param {SubmitEvent} event */
function nameIn({ target }) {
  return String(new FormData(/** @type {HTMLFormElement} */ (target)).get("name")).trim();
}
