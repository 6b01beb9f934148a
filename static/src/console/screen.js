/**
 * The first question after starting: can everyone see this screen? Then it becomes the wall, and the console moves to
 * the moderator's phone. Otherwise it stays the console, and the wall is opened on the projector.
 */
import { effect, signal } from "@preact/signals-core";
import { html } from "lit-html";
import { here } from "../board.js";
import { boot, room } from "../boot.js";
import { disconnect } from "../connection.js";
import { forget } from "../kept.js";
import { post } from "../post.js";
import { reason, t } from "../texts.js";
import { lendView, startLending, stopLending } from "./lend.js";
import { openPanel } from "./panel.js";
import { forgetWall, keepScreen, screenIsUnknown, wallSecret } from "./wall-link.js";

/** @type {import("@preact/signals-core").Signal<"" | "asking" | "handing">} */
export const screen = signal(screenIsUnknown() ? "asking" : "");

const trouble = signal("");

/** How many consoles were open before the other one: this tab, and perhaps a second one beside it. */
let known = 1;

/** Reads signals: call it inside an effect. */
export function screenView() {
  return screen.value === "handing" ? handing() : asking();
}

function asking() {
  return html`<main class="first">
    <h1>${t("console.screen.question")}</h1>
    <div class="first-answers">
      <button type="button" class="button first-answer" @click=${handOver}>
        <b>${t("console.screen.yes")}</b><span>${t("console.screen.yes_means")}</span>
      </button>
      <button type="button" class="button first-answer" @click=${stay}>
        <b>${t("console.screen.no")}</b><span>${t("console.screen.no_means")}</span>
      </button>
    </div>
  </main>`;
}

function handing() {
  return html`<main class="first">
    <h1>${t("console.screen.hand")}</h1>
    ${lendView()}
    <p>${t("console.screen.then")}</p>
    <p class="trouble" role="alert">${trouble.value}</p>
    <button type="button" class="button" @click=${stayAfterAll}>${t("console.screen.stay")}</button>
  </main>`;
}

function handOver() {
  known = Math.max(1, here.peek().moderators);
  screen.value = "handing";
  startLending();
}

function stay() {
  keepScreen();
  screen.value = "";
  openPanel({ name: "wall" });
}

function stayAfterAll() {
  stopLending();
  keepScreen();
  screen.value = "";
}

/** As soon as another device holds the console, this screen is free to be the wall. */
export function watchForOtherConsole() {
  const stop = effect(() => {
    const { moderators } = here.value;
    if (screen.value !== "handing") return;
    known = Math.max(1, Math.min(known, moderators));
    if (moderators > known) queueMicrotask(() => (stop(), becomeWall()));
  });
}

async function becomeWall() {
  const entered = await post(`${room}/enter`, { secret: wallSecret() });
  if (!entered.ok) {
    trouble.value = reason(entered.code);
    return;
  }
  await post(`${room}/leave`, { as: "moderator" });
  disconnect();
  stopLending();
  forgetWall();
  forget(`talka-console/${boot.code}`);
  location.assign(`${room}/wall`);
}
