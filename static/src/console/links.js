/** The way in for people, and the link for the big screen. */
import { signal } from "@preact/signals-core";
import { html, nothing } from "lit-html";
import { joinLink } from "../address.js";
import { reason, t } from "../texts.js";
import { askForWall, wallLink } from "./wall-link.js";

const copied = signal("");
const wallTrouble = signal("");

/** Reads signals: call it inside an effect. */
export function links() {
  return html`${link(t("console.join_link"), joinLink())} ${wallLinkView()} ${copiedLine()}`;
}

/** Says what was copied last. Reads a signal. */
export function copiedLine() {
  return html`<p class="hint-line" role="status">${copied.value}</p>`;
}

/** Reads signals: call it inside an effect. */
export function wallLinkView() {
  const address = wallLink();
  if (!address) return askForLink();
  return html`<p>${t("console.wall_how")}</p>
    ${link(t("console.wall_link"), address)}`;
}

/** This browser did not begin the workshop: it is given a link of its own. */
function askForLink() {
  return html`<p>${t("console.wall_none")}</p>
    <p class="trouble" role="alert">${wallTrouble.value}</p>
    <button
      type="button"
      class="button wide"
      @click=${async () => {
        const refusal = await askForWall();
        wallTrouble.value = refusal && reason(refusal);
      }}
    >
      ${t("console.wall_make")}
    </button>`;
}

/**
 * @param {string} name
 * @param {string} address
 */
function link(name, address) {
  return html`<div class="link-out">
    <a class="button wide" href=${address} target="_blank" rel="noopener">${name} ↗</a>
    ${copyButton(name, address)}
  </div>`;
}

/**
 * Browsers allow copying only over HTTPS and on this machine itself. Put a `copiedLine` beside it.
 * @param {string} name
 * @param {string} address
 */
export function copyButton(name, address) {
  if (!("clipboard" in navigator)) return nothing;
  return html`<button
      type="button"
      class="button"
      @click=${async () => {
        await navigator.clipboard.writeText(address);
        copied.value = t("console.copied", { name });
      }}
    >
      ${t("console.copy")}
    </button>`;
}
