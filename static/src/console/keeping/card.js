/** The return card and the day in the calendar: what brings one back when the link is long lost. */
import { signal } from "@preact/signals-core";
import { html, nothing } from "lit-html";
import { boot, room } from "../../boot.js";
import { postOnce } from "../post-once.js";
import { reason, t } from "../../texts.js";
import { trouble } from "../act.js";
import { troubleAt, troubleIsAt } from "./asked.js";

/** The secret of the card just made; the server tells it once. */
const secret = signal("");
const busy = signal(false);

/** A card that was shown once is not kept on a console that lies open. */
export function putCardAway() {
  secret.value = "";
}

/** @param {import("../../records.js").Workshop} workshop */
export function cardPart({ again }) {
  return html`<p>${t("console.keeping.card_means")}</p>
    ${secret.value ? made(secret.value, again) : button("console.keeping.card_make", make)} ${troubleAt("card")}`;
}

/**
 * @param {string} code
 * @param {string} [again]
 */
function made(code, again) {
  return html`<p class="card-code" role="status">${code.match(/.{4}/g)?.map((group) => html`<span>${group}</span> `)}</p>
    <div class="card-files">
      ${button("console.keeping.card_a5", () => fetchFile("card.pdf", { size: "a5" }))}
      ${button("console.keeping.card_a4", () => fetchFile("card.pdf", { size: "a4" }))}
      ${again ? button("console.keeping.calendar", () => fetchFile("calendar.ics", {})) : nothing}
    </div>
    <p class="hint-line">${t(again ? "console.keeping.card_safe" : "console.keeping.calendar_when")}</p>`;
}

/**
 * @param {string} key
 * @param {() => unknown} press
 */
function button(key, press) {
  return html`<button type="button" class="button" aria-disabled=${busy.value} @click=${press}>${t(key)}</button>`;
}

async function make() {
  if (busy.peek()) return;
  busy.value = true;
  troubleIsAt("card");
  const answer = await postOnce(`${room}/return`, {});
  busy.value = false;
  trouble.value = answer.ok ? "" : reason(answer.code, answer.details);
  if (answer.ok) secret.value = answer.value.secret;
}

/**
 * The secret goes along in the body: no address, and so no log or history, ever has it.
 * @param {"card.pdf" | "calendar.ics"} name
 * @param {object} more
 */
async function fetchFile(name, more) {
  if (busy.peek()) return;
  busy.value = true;
  troubleIsAt("card");
  trouble.value = await saved(name, { secret: secret.peek(), language: boot.language, ...more });
  busy.value = false;
}

/**
 * @param {string} name
 * @param {object} body
 * @returns {Promise<string>} what went wrong, in words
 */
async function saved(name, body) {
  const asked = { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
  try {
    const answer = await fetch(`${room}/return/${name}`, asked);
    if (!answer.ok) return reason((await answer.json()).error);
    download(await answer.blob(), `talka-${boot.code}-${name}`);
    return "";
  } catch {
    return reason("no_network");
  }
}

/**
 * @param {Blob} file
 * @param {string} name
 */
function download(file, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
