/** A try-out: another workshop with the same agenda and a made-up hall, in another tab. */
import { signal } from "@preact/signals-core";
import { html } from "lit-html";
import { base, room } from "../boot.js";
import { post } from "../post.js";
import { reason, t } from "../texts.js";
import { keepWall } from "./wall-link.js";

/** `link`: to the console of the one that was started here last. */
const tryout = signal({ link: "", trouble: "", busy: false });

/** Reads a signal. */
export function tryoutPart() {
  const { link, trouble, busy } = tryout.value;
  return html`<section class="more-part tryout-part">
    <h3>${t("console.tryout.title")}</h3>
    <p>${t("console.tryout.means")}</p>
    <p class="trouble" role="alert">${trouble}</p>
    ${link
      ? html`<a class="button strong wide" href=${link} target="_blank" rel="opener">${t("console.tryout.open")} ↗</a>`
      : html`<button type="button" class="button wide" aria-disabled=${busy} @click=${start}>${t("console.tryout.start")}</button>`}
  </section>`;
}

async function start() {
  if (tryout.peek().busy) return;
  tryout.value = { link: "", trouble: "", busy: true };
  const answer = await post(`${room}/tryout`, {});
  if (!answer.ok) {
    tryout.value = { link: "", trouble: reason(answer.code, answer.details), busy: false };
    return;
  }
  const { code, moderator, wall } = answer.value;
  const link = `${base}/${code}/console#${moderator}`;
  keepWall(code, wall); // the new tab begins with what this one holds
  tryout.value = { link, trouble: "", busy: false };
  window.open(link, "_blank"); // a browser that does not allow it leaves the link
}
