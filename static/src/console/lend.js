/** Handing the console to another device: a code that works once, to scan or to type. */
import { signal } from "@preact/signals-core";
import { html } from "lit-html";
import { unsafeHTML } from "lit-html/directives/unsafe-html.js";
import { joinLink } from "../address.js";
import { room } from "../boot.js";
import { post } from "../post.js";
import { reason, t } from "../texts.js";
import { sheet } from "./panel.js";

/** @typedef {{ code: string, qr: string, minutes: number, trouble: string }} Lent */

/** @type {Lent} */
const NOTHING = { code: "", qr: "", minutes: 0, trouble: "" };

/** @type {import("@preact/signals-core").Signal<Lent>} */
const lent = signal(NOTHING);

/** @type {ReturnType<typeof setTimeout> | undefined} */
let again;

/** Asks for a code, and for another one before this one ends, until told to stop. */
export async function startLending() {
  stopLending();
  const answer = await post(`${room}/lend`, { as: "moderator" });
  if (!answer.ok) {
    lent.value = { ...NOTHING, trouble: reason(answer.code) };
    again = setTimeout(startLending, 5000);
    return;
  }
  const { code, seconds } = answer.value;
  lent.value = { ...NOTHING, code, qr: await drawn(code), minutes: Math.floor(seconds / 60) };
  again = setTimeout(startLending, Math.max(30, seconds - 30) * 1000);
}

/**
 * @param {string} code
 * @returns {Promise<string>} the link with this code as a picture (SVG); "" when it cannot be had: it can be typed as well
 */
async function drawn(code) {
  try {
    const answer = await fetch(`${room}/qr.svg`, {
      method: "POST", // addresses are written down on the way, in logs and histories
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ lend: code }),
    });
    return answer.ok ? await answer.text() : "";
  } catch {
    return "";
  }
}

export function stopLending() {
  clearTimeout(again);
  lent.value = NOTHING;
}

/** Reads signals: call it inside an effect. */
export function lendSheet() {
  return sheet(t("console.lend"), lendView());
}

/** Reads signals: call it inside an effect. */
export function lendView() {
  const { code, qr, minutes, trouble } = lent.value;
  if (!code) return html`<p role="status">${trouble || t("common.connecting")}</p>`;
  return html`<div class="lend">
    <div class="lend-qr" role="img" aria-label=${t("console.lend_qr")}>${unsafeHTML(qr)}</div>
    <ol class="lend-how">
      <li>${t("console.lend_scan")}</li>
      <li>${t("console.lend_or_open")} <b class="console-address">${joinLink()}/console</b></li>
      <li>${t("console.lend_type")} <b class="lend-code">${code.slice(0, 4)} ${code.slice(4)}</b></li>
    </ol>
    <p class="lend-fine">${t("console.lend_fine", { n: minutes })}</p>
  </div>`;
}
