/**
 * Keeps this screen on. Browsers allow a page that only over HTTPS, or from this machine itself; elsewhere the device
 * has to be set so, and whoever sets it is told once.
 */
import { effect, signal } from "@preact/signals-core";
import { html, nothing } from "lit-html";
import { keep, kept } from "./kept.js";
import { t } from "./texts.js";

const TOLD = "talka-awake";

/** The browser does not let this page keep the screen on, and nobody has been told yet. */
const untold = signal(false);

/** Call it once: from then on the screen stays on whenever the page is seen. */
export function keepAwake() {
  document.addEventListener("visibilitychange", stayOn); // a lock ends when the page is hidden
  void stayOn();
}

async function stayOn() {
  if (document.visibilityState !== "visible") return;
  try {
    await navigator.wakeLock.request("screen");
    untold.value = false;
  } catch {
    untold.value = kept(TOLD) === null; // no such thing over plain HTTP; or the battery is low
  }
}

/** Reads a signal. */
export function awakeHint() {
  if (!untold.value) return nothing;
  return html`<p class="awake" role="status">
    <span>${t("common.awake")}</span>
    <button type="button" class="button" @click=${told}>${t("common.understood")}</button>
  </p>`;
}

/**
 * Call it where there may be nobody to press anything: the hint goes by itself.
 * @param {number} time  ms that it stays
 */
export function tellFor(time) {
  effect(() => {
    if (!untold.value) return;
    const timer = setTimeout(told, time);
    return () => clearTimeout(timer);
  });
}

/** Once on this device is enough. */
function told() {
  keep(TOLD, "told");
  untold.value = false;
}
