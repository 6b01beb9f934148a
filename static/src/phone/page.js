/** The phone page put together: coming in, then one screen at a time under the statement. */

import { effect, signal } from "@preact/signals-core";
import { html, nothing, render } from "lit-html";

import { link, loaded, record, workshop } from "../board.js";
import { boot } from "../boot.js";
import { connect, disconnect } from "../connection.js";
import { emptyOutbox } from "../outbox.js";
import { linkLine } from "../parts.js";
import { post } from "../post.js";
import { say, t } from "../texts.js";
import { watchScreen } from "./attention.js";
import { forgetSeat, hasSeat, joinView } from "./joining.js";
import { moreView } from "./more.js";
import { answerIn, sayHere, watchPlaces } from "./place.js";
import { scaleView, standsNameless, statusView } from "./scale.js";
import { closedView, sharedView } from "./shared.js";
import { languageOf, stepsView } from "./steps.js";
import { isQuiet } from "./talk.js";
import { showUnknown } from "./unknown.js";

/** @typedef {import("../records.js").Scale} Scale */

const practice = "practice";
const tabs = /** @type {const} */ (["place", "shared", "more"]);

const inside = signal(hasSeat());
const greeting = signal("");
const tab = signal(/** @type {typeof tabs[number]} */ ("place"));

/** @param {HTMLElement} app */
export function showPhone(app) {
  const screen = watchScreen(app);
  watchPlaces();
  effect(watchLink(app));
  effect(sayHereOnce());
  effect(() => {
    render(html`<div class="page">${inside.value ? boardView() : joinView(comeIn, greeting.value)}</div>`, app);
    screen.settled(screenName(), screenWords());
  });
  if (inside.peek()) connect("seat");
}

function comeIn() {
  greeting.value = "";
  tab.value = "place";
  inside.value = true;
  connect("seat");
}

async function leave() {
  const answer = await post(`/${boot.code}/leave`, { as: "seat" });
  if (!answer.ok) return;
  disconnect();
  emptyOutbox();
  forgetSeat();
  location.assign("/");
}

/** @param {HTMLElement} app */
function watchLink(app) {
  return () => {
    const refused = typeof link.value === "object" ? link.value.refused : "";
    if (refused === "no_such_workshop") showUnknown(app);
    if (refused !== "not_allowed") return;
    forgetSeat();
    greeting.value = t("phone.join_again");
    inside.value = false;
  };
}

/** Nobody but this page knows that its owner stands on a nameless line. It says so once a round. */
function sayHereOnce() {
  /** @type {Set<string>} */
  const said = new Set();
  return () => {
    const { activity, scale } = current();
    const round = `${activity}/${scale?.round}`;
    if (!scale || said.has(round) || !standsNameless(activity, scale)) return;
    said.add(round);
    sayHere(activity, scale.round);
  };
}

/** @returns {{activity: string, scale: Scale | undefined, lobby: boolean}} what everyone looks at; in the lobby, the practice line */
function current() {
  const name = workshop()?.current ?? "";
  return { activity: name || practice, scale: record(`activity/${name || practice}`), lobby: !name };
}

function boardView() {
  if (!loaded.value) return connectingView();
  const { activity, scale } = current();
  const quiet = scale && isQuiet(activity, scale);
  return html`
    <header class="top">
      <p class="kicker">${kicker()}</p>
      ${linkLine()}
    </header>
    <main class=${quiet ? "still" : ""}>${quiet ? scaleView(activity, scale) : tabView()}</main>
    ${quiet ? nothing : nav()}
  `;
}

function connectingView() {
  return html`
    <header class="top"><p class="kicker">${t("phone.workshop")}</p></header>
    <main>
      <h1 tabindex="-1">${boot.title}</h1>
      ${linkLine()}
    </main>
  `;
}

function tabView() {
  const { activity, scale } = current();
  const title = html`<h1 tabindex="-1">${workshop()?.title}</h1>`;
  if (tab.value === "more") return html`${title} ${moreView(leave)}`;
  if (workshop()?.closed) return html`${title} ${closedView()}`;
  if (!scale) return title;
  return html`<h1 id="statement" tabindex="-1" lang=${languageOf(scale)}>${say(scale.statement)}</h1>
    ${tab.value === "shared" ? sharedView(activity) : placeView()}`;
}

function placeView() {
  const { activity, scale, lobby } = current();
  if (!scale) return nothing;
  return lobby ? lobbyView(scale) : scaleView(activity, scale);
}

/** @param {Scale} scale */
function lobbyView(scale) {
  return html`<p class="promise">${t("phone.practice")}</p>
    ${stepsView(practice, scale, { listen: false })} ${statusView(practice, scale, answerIn(practice, scale.round))}`;
}

function kicker() {
  const { activity, scale, lobby } = current();
  if (workshop()?.closed) return t("phone.closed_short");
  if (lobby) return t("phone.soon");
  const agenda = workshop()?.agenda ?? [];
  const where = t("common.statement_of", { n: agenda.indexOf(activity) + 1, of: agenda.length });
  return scale && scale.round > 1 ? `${where} · ${t("common.round", { n: scale.round })}` : where;
}

function nav() {
  return html`<nav aria-label=${t("phone.nav")}>
    ${tabs.map(
      (name) => html`<button
        type="button"
        aria-current=${name === tab.value ? "page" : "false"}
        @click=${() => (tab.value = name)}
      >
        ${navSign[name]}<span>${t(`phone.tab.${name}`)}</span>
      </button>`,
    )}
  </nav>`;
}

const navSign = {
  place: html`<svg viewBox="0 0 24 24" aria-hidden="true">
    <circle cx="12" cy="6" r="3.6"></circle>
    <path d="M6.5 19v-3.5a5.5 5.5 0 0 1 11 0V19zM2 20.5h20v2H2z"></path>
  </svg>`,
  shared: html`<svg viewBox="0 0 24 24" aria-hidden="true">
    <circle cx="5" cy="16" r="3"></circle><circle cx="12" cy="16" r="3"></circle><circle cx="12" cy="9" r="3"></circle>
    <circle cx="19" cy="16" r="3"></circle>
    <path d="M2 20.5h20v2H2z"></path>
  </svg>`,
  more: html`<svg viewBox="0 0 24 24" aria-hidden="true">
    <circle cx="5" cy="13" r="2.6"></circle><circle cx="12" cy="13" r="2.6"></circle>
    <circle cx="19" cy="13" r="2.6"></circle>
  </svg>`,
};

/** Changes exactly when something else is on the screen. */
function screenName() {
  if (!inside.value) return "join";
  if (!loaded.value) return "connecting";
  const { activity, scale } = current();
  const quiet = scale && isQuiet(activity, scale);
  return [tab.value, activity, scale?.round, scale?.phase, workshop()?.closed, quiet].join("/");
}

/** What a screen reader says when the moderator has gone on. */
function screenWords() {
  const { scale, lobby } = current();
  if (!inside.value || !scale || lobby) return "";
  if (workshop()?.closed) return t("phone.closed");
  return `${kicker()}. ${say(scale.statement)} ${t(`phone.phase.${scale.phase}`)}`;
}
