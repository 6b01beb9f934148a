/** How people get in: the address they are told, and which other one it could be. A laptop is often in several networks. */
import { signal } from "@preact/signals-core";
import { html, nothing } from "lit-html";
import { unsafeHTML } from "lit-html/directives/unsafe-html.js";
import { address, joinLink } from "../address.js";
import { here } from "../board.js";
import { boot, room } from "../boot.js";
import { joinQr } from "../join-qr.js";
import { tick } from "../parts.js";
import { t } from "../texts.js";
import { act, busy } from "./act.js";
import { panel, sheet } from "./panel.js";
import { troubleLine } from "./trouble.js";

/**
 * @typedef {"machine" | "network" | "far" | ""} Reach   from where an address can be opened; "" while that is not known
 * @typedef {{ address: string, kind: string, reach: Reach }} Found
 */

const ASKING = new Set(["ways", "invite"]);

/** What the server says about the present address, and which others it has. */
export const known = signal({ reach: /** @type {Reach} */ (""), found: /** @type {Found[]} */ ([]) });

/** While one of these sheets is open, and whenever the address becomes another. Run it as an effect. */
export function fetchAddresses() {
  if (ASKING.has(panel.value.name)) void ask(address());
}

/** @param {string} present */
async function ask(present) {
  try {
    const answer = await fetch(`${room}/addresses.json?present=${encodeURIComponent(present)}`);
    if (answer.ok) known.value = await answer.json();
  } catch {
    // The sheet says what it knows without it, and the console's foot that the network is away.
  }
}

/** Reads signals: call it inside an effect. */
export function waysSheet() {
  return sheet(
    t("console.ways.title"),
    html`<div class="ways">
      <div class="lend">
        <div class="lend-qr" role="img" aria-label=${t("console.join_qr")}>${unsafeHTML(joinQr())}</div>
        <div class="ways-now">
          <p class="ways-address">${joinLink()}</p>
          ${whoIsIn()}
          <p class="hint-line">${t("console.ways.try")}</p>
        </div>
      </div>
      <fieldset class="choices">
        <legend>${t("console.ways.which")}</legend>
        ${candidates().map(choice)}
      </fieldset>
      <form class="ways-own" @submit=${useOwn}>
        <label class="asked">
          <span>${t("console.ways.own")} <small>${t("console.ways.own_how")}</small></span>
          <input class="field" name="address" required maxlength="100" autocomplete="off" autocapitalize="off" inputmode="url" />
        </label>
        <button class="button" aria-disabled=${busy.value}>${t("console.ways.use")}</button>
      </form>
      ${troubleLine()}
    </div>`,
  );
}

/** That somebody is in is the best proof that the address is right. */
function whoIsIn() {
  const { hall, remote } = here.value;
  return html`<p class="ways-in" role="status">
    ${hall + remote ? html`${tick()} ${t("console.people_here", { n: hall + remote })}` : nothing}
  </p>`;
}

/** @returns {Found[]} */
function candidates() {
  const { found, reach } = known.value;
  const present = address();
  const listed = found.some((one) => one.address === present);
  return listed ? found : [{ address: present, kind: found.length ? "typed" : "", reach }, ...found];
}

/** @param {Found} found */
function choice(found) {
  const kind = found.reach === "machine" ? "machine" : found.kind;
  return html`<label class="choice">
    <input
      type="radio"
      name="address"
      .checked=${found.address === address()}
      @change=${() => use(found.address === boot.told ? "" : found.address)}
    />
    <span><b class="console-address">${found.address}</b> ${kind ? html`<small>${t(`console.ways.kind.${kind}`)}</small>` : nothing}</span>
  </label>`;
}

/** @param {SubmitEvent} event */
async function useOwn(event) {
  event.preventDefault();
  const form = /** @type {HTMLFormElement} */ (event.target);
  const typed = String(new FormData(form).get("address")).trim();
  if (await use(/^https?:\/\//i.test(typed) ? typed : `http://${typed}`)) form.reset();
}

/** @param {string} chosen  "" leaves it to the server */
function use(chosen) {
  return act({ t: "workshop.edit", address: chosen });
}
