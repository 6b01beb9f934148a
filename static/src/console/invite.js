/** Someone from elsewhere: whether they can reach this address at all, what to send them, and the video call beside it. */
import { signal } from "@preact/signals-core";
import { html, nothing } from "lit-html";
import { address, joinLink } from "../address.js";
import { here, view } from "../board.js";
import { boot } from "../boot.js";
import { tick } from "../parts.js";
import { t } from "../texts.js";
import { act, busy } from "./act.js";
import { openPanel, sheet } from "./panel.js";
import { workshopIn } from "./steps.js";
import { troubleLine } from "./trouble.js";
import { known } from "./ways.js";

const said = signal("");

/** Reads signals: call it inside an effect. */
export function inviteSheet() {
  const workshop = workshopIn(view.value);
  if (!workshop) return nothing;
  return sheet(
    t("console.invite.title"),
    html`<div class="ways">
      ${arrived()} ${canThey()} ${letter(workshop)} ${callForm(workshop)}
      ${troubleLine()}
    </div>`,
  );
}

/** The only sure sign. */
function arrived() {
  const { remote } = here.value;
  return html`<p class="ways-in" role="status">
    ${remote ? html`${tick()} ${t("console.invite.here", { n: remote })}` : nothing}
  </p>`;
}

function canThey() {
  const { reach } = known.value;
  const where = html`<p class="console-address">${t("console.invite.address")} <b>${address()}</b></p>`;
  if (!reach) return html`<section class="reach">${where}</section>`;
  if (reach === "far")
    return html`<section class="reach">
      <h3>${t("console.invite.perhaps")}</h3>
      ${where}
      <p>${t("console.invite.try")}</p>
    </section>`;
  return html`<section class="reach no">
    <h3>${t(`console.invite.no.${reach}`)}</h3>
    ${where}
    <p>${t("console.invite.instead")}</p>
    <ul>
      <li>${t("console.invite.same_network")}</li>
      <li>${t("console.invite.vpn")}</li>
      <li>${t("console.invite.server")}</li>
    </ul>
    <button type="button" class="button" @click=${() => openPanel({ name: "ways" })}>${t("console.invite.other_address")}</button>
  </section>`;
}

/** @param {import("../records.js").Workshop} workshop */
function letter({ title, call }) {
  const subject = t("console.invite.subject", { title });
  const text = [
    t("console.invite.letter_hello"),
    t("console.invite.letter_please", { title }),
    t("console.invite.letter_link", { link: joinLink() }),
    t("console.invite.letter_name", { remote: t("common.remote"), code: boot.code }),
    ...(call ? [t("console.invite.letter_call", { link: call })] : []),
  ].join("\n\n");
  const mail = `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text)}`;
  return html`<section class="letter">
    <label class="asked">
      <span>${t("console.invite.text")}</span>
      <textarea class="field" rows=${call ? 10 : 8} readonly .value=${text} @focus=${selectAll}></textarea>
    </label>
    <div class="letter-ways">
      ${"clipboard" in navigator ? button(t("console.copy"), () => copy(text)) : nothing}
      ${"share" in navigator ? button(t("console.invite.share"), () => share(subject, text)) : nothing}
      <a class="button" href=${mail}>${t("console.invite.mail")}</a>
      <span class="hint-line" role="status">${said.value}</span>
    </div>
  </section>`;
}

/** Where a browser may not copy, the text is at least marked already. @param {Event} event */
function selectAll({ target }) {
  /** @type {HTMLTextAreaElement} */ (target).select();
}

/** @param {string} text */
async function copy(text) {
  await navigator.clipboard.writeText(text);
  said.value = t("console.invite.copied");
}

/**
 * @param {string} title
 * @param {string} text
 */
async function share(title, text) {
  await navigator.share({ title, text }).catch(() => undefined); // thought better of it
}

/** @param {import("../records.js").Workshop} workshop */
function callForm({ call }) {
  return html`<form class="ways-own" @submit=${saveCall}>
    <label class="asked">
      <span>${t("console.invite.call")} <small>${t("console.invite.call_why")}</small></span>
      <input class="field" name="call" type="url" maxlength="500" placeholder="https://" autocomplete="off" .value=${call} />
    </label>
    <button class="button" aria-disabled=${busy.value}>${t("console.invite.call_save")}</button>
  </form>`;
}

/** @param {SubmitEvent} event */
function saveCall(event) {
  event.preventDefault();
  const given = new FormData(/** @type {HTMLFormElement} */ (event.target));
  return act({ t: "workshop.edit", call: String(given.get("call")).trim() });
}

/**
 * @param {string} words
 * @param {() => void} onPress
 */
function button(words, onPress) {
  return html`<button type="button" class="button" @click=${onPress}>${words}</button>`;
}
