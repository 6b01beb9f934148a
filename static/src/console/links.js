/** The way in for people, and the link for the big screen. */
import { signal } from "@preact/signals-core";
import { html, nothing } from "lit-html";
import { joinLink } from "../address.js";
import { t } from "../texts.js";
import { wallLink } from "./wall-link.js";

const copied = signal("");

/** Reads signals: call it inside an effect. */
export function links() {
  return html`${link(t("console.join_link"), joinLink())} ${wallLinkView()}`;
}

/** Reads signals: call it inside an effect. */
export function wallLinkView() {
  const address = wallLink();
  if (!address) return html`<p>${t("console.wall_elsewhere")}</p>`;
  return html`<p>${t("console.wall_how")}</p>
    ${link(t("console.wall_link"), address)}
    <p class="hint-line" role="status">${copied.value}</p>`;
}

/**
 * @param {string} name
 * @param {string} address
 */
function link(name, address) {
  return html`<div class="link-out">
    <a class="button wide" href=${address} target="_blank" rel="noopener">${name} ↗</a>
    ${"clipboard" in navigator ? copyButton(name, address) : nothing}
  </div>`;
}

/**
 * Browsers allow copying only over HTTPS and on this machine itself.
 * @param {string} name
 * @param {string} address
 */
function copyButton(name, address) {
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
