/** Handing the console to another device: a code that works once, to scan or to type. */
import { signal } from "@preact/signals-core";
import { html } from "lit-html";
import { boot } from "../boot.js";
import { post } from "../post.js";
import { reason, t } from "../texts.js";
import { sheet } from "./panel.js";

/** @type {import("@preact/signals-core").Signal<{ code: string, minutes: number, trouble: string }>} */
const lent = signal({ code: "", minutes: 0, trouble: "" });

/** @type {ReturnType<typeof setTimeout> | undefined} */
let again;

/** Asks for a code, and for another one before this one ends, until told to stop. */
export async function startLending() {
  stopLending();
  const answer = await post(`/${boot.code}/lend`, { as: "moderator" });
  if (!answer.ok) {
    lent.value = { code: "", minutes: 0, trouble: reason(answer.code) };
    again = setTimeout(startLending, 5000);
    return;
  }
  const { code, seconds } = answer.value;
  lent.value = { code, minutes: Math.floor(seconds / 60), trouble: "" };
  again = setTimeout(startLending, Math.max(30, seconds - 30) * 1000);
}

export function stopLending() {
  clearTimeout(again);
  lent.value = { code: "", minutes: 0, trouble: "" };
}

/** Reads signals: call it inside an effect. */
export function lendSheet() {
  return sheet(t("console.lend"), lendView());
}

/** Reads signals: call it inside an effect. */
export function lendView() {
  const { code, minutes, trouble } = lent.value;
  if (!code) return html`<p role="status">${trouble || t("common.connecting")}</p>`;
  return html`<div class="lend">
    <img class="lend-qr" src=${`/${boot.code}/qr.svg?lend=${code}`} alt=${t("console.lend_qr")} />
    <ol class="lend-how">
      <li>${t("console.lend_scan")}</li>
      <li>${t("console.lend_or_open")} <b class="console-address">${boot.join}/console</b></li>
      <li>${t("console.lend_type")} <b class="lend-code">${code.slice(0, 4)} ${code.slice(4)}</b></li>
    </ol>
    <p class="lend-fine">${t("console.lend_fine", { n: minutes })}</p>
  </div>`;
}
