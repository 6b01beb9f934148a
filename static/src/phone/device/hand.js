/** Handing the device on: what is under way arrives first, then the page ends and a blank one begins. */

import { html, nothing } from "lit-html";

import { boot, room } from "../../boot.js";
import { keep } from "../../kept.js";
import { linkLine } from "../../parts.js";
import { post } from "../../post.js";
import { beginAnew, handing, seats, shelfOf } from "../../seats.js";
import { t } from "../../texts.js";
import { pause, rest } from "../rest.js";
import { passing } from "./picture.js";

const again = 2_000;
/** While it is so the server can be asked again; nothing else can keep a device from being handed on. */
const passingBy = ["no_network", "waiting"];

/** @param {string} [way]  what the blank page is opened for */
export async function handOn(way = "") {
  if (handing.peek()) return;
  handing.value = "sending";
  keep(shelfOf("language"), boot.language);
  await rest();
  while (handing.peek()) {
    const answer = await post(`${room}/pass`, { seat: "" });
    if (answer.ok || !passingBy.includes(answer.code)) return beginAnew("", way);
    handing.value = "away";
    await pause(again);
  }
}

/** Nothing of the person is on the screen from the first moment on, however long it takes. */
export function handingView() {
  const away = handing.value === "away";
  return html`
    <header class="top">
      <p class="kicker">${boot.title}</p>
      ${linkLine()}
    </header>
    <main class="blank">
      ${passing()}
      <h1 tabindex="-1">${t(away ? "phone.device.away" : "phone.device.sending")}</h1>
      <p class="lead" role="status">${away ? t("phone.device.away_means") : ""}</p>
      ${away
        ? html`<button type="button" class="button" @click=${takeBack}>${t("phone.device.answer_on")}</button>`
        : nothing}
    </main>
  `;
}

function takeBack() {
  handing.value = "";
}

/** @param {{name: string, number: number}} seat */
export function nameOf({ name, number }) {
  return name || t("common.guest", { n: number });
}

/** @param {string} id */
export function seatHere(id) {
  return seats.value.find((seat) => seat.id === id);
}
