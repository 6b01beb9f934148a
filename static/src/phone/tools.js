/** At hand on every screen: hand and question, reading aloud, the rules, and the video call of those who are elsewhere. */

import { html, nothing, svg } from "lit-html";

import { record, under, workshop, you } from "../board.js";
import { languageIn, t } from "../texts.js";
import { fallSilent, hasVoice, reading } from "../voice.js";
import { readScreen } from "./aloud.js";
import { headingOf } from "./heading.js";
import { call } from "./lazily.js";
import { closeSheet, openSheet, sheetOver } from "./sheet.js";
import { tab } from "./ways.js";
import { onScreen } from "./where.js";

export function toolsView() {
  const { activity } = onScreen();
  return html`${callButton()}
    <div class="tools">${aloudButton()} ${handButton(activity)} ${rulesButton(activity)}</div>`;
}

/** Whoever is elsewhere sees and hears the hall by it. */
function callButton() {
  const link = workshop()?.call;
  return link && record(`seat/${you.value.seat}`)?.remote ? call()?.callView(link) : nothing;
}

/** Only where the device has a voice for what is asked. */
function aloudButton() {
  const language = languageIn(headingOf(onScreen().thing));
  if (!hasVoice(language)) return nothing;
  const speaks = reading.value !== "";
  return html`<button type="button" class="button tool ${speaks ? "on" : ""}" aria-pressed=${speaks} @click=${speaks ? fallSilent : readScreen}>
    <svg viewBox="0 0 24 24" aria-hidden="true">
      ${speaks ? svg`<path d="M7 7h10v10H7z"></path>` : svg`<path d="M3 9h4l5-4v14l-5-4H3zM15.5 9a4.5 4.5 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11"></path>`}</svg
    ><span class="unseen tool-words">${t(speaks ? "phone.aloud.stop" : "phone.aloud")}</span>
  </button>`;
}

/** @param {string} activity */
function handButton(activity) {
  if (workshop()?.closed && !under("question/").length) return nothing;
  const open = sheetOver(activity) === "hand";
  const hand = /** @type {import("../records.js").Hand | undefined} */ (record(`hand/${you.value.seat}`));
  const up = hand?.speaking ? "speaking" : hand?.raised ? "up" : "down";
  return html`<button
    type="button"
    class="button tool hand-${up}"
    aria-expanded=${open}
    @click=${() => (open ? closeSheet() : openSheet("hand", activity))}
  >
    <svg viewBox="0 0 24 24" aria-hidden="true">
      <path d="M8 12V5.5a1.5 1.5 0 0 1 3 0V11V3.8a1.5 1.5 0 0 1 3 0V11V5.3a1.5 1.5 0 0 1 3 0V15a6.5 6.5 0 0 1-12 3.4L3.3 14a1.6 1.6 0 0 1 2.6-1.8L8 14.6z"></path></svg
    ><span class="unseen tool-words">${t("phone.hand")}</span>${up === "down" ? nothing : html`<span class="unseen">. ${t(`phone.hand.${up}`)}</span>`}
  </button>`;
}

/**
 * Rules that were agreed on are one tap away, whatever is on the screen.
 * @param {string} activity  that is on the screen
 */
function rulesButton(activity) {
  const name = rulesIn();
  if (!name || (name === activity && tab.value === "place") || sheetOver(activity) === "rules") return nothing;
  return html`<button type="button" class="button rules-button" @click=${() => openSheet("rules", activity)}>
    <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M6 3h12v18H6zM9 8h6M9 12h6M9 16h4"></path></svg>${t("phone.rules")}
  </button>`;
}

/** @returns {string} the activity that is the sheet of rules, or "" */
export function rulesIn() {
  return (workshop()?.agenda ?? []).find((one) => record(`activity/${one}`)?.rules) ?? "";
}
