/** The phone page put together: coming in, then one screen at a time under the statement. */

import { batch, effect, signal } from "@preact/signals-core";
import { html, nothing, render } from "lit-html";

import { isOfStatements, link, loaded, record, workshop, you } from "../board.js";
import { boot } from "../boot.js";
import { connect, disconnect } from "../connection.js";
import { drafts } from "../drafts.js";
import { linkLine, tryoutSign } from "../parts.js";
import { post } from "../post.js";
import { beginAnew, forgetShelves, handing, ownSeat, seats, takeSeat, watchSeats } from "../seats.js";
import { watchSetbacks } from "../text/setback.js";
import { languageIn, say, t } from "../texts.js";
import { watchScreen } from "./attention.js";
import { headingOf } from "./heading.js";
import { sayHereOnce } from "./here.js";
import { forgetWorkshop, joinView } from "./joining.js";
import { footView, isBroad, kindView, openThing, stageOf, wholeScreen, wordsOn } from "./kinds.js";
import { watchLateCards } from "./late.js";
import { call, device, fetchQuietly, later } from "./lazily.js";
import { moreView } from "./more.js";
import { answerIn, watchPlaces } from "./place.js";
import { rest } from "./rest.js";
import { statusView } from "./scale.js";
import { closedView, sharedView } from "./shared.js";
import { stepsView } from "./steps.js";
import { showUnknown } from "./unknown.js";

/**
 * @typedef {import("../records.js").Scale} Scale
 * @typedef {import("./kinds.js").Thing} Thing
 */

const practice = "practice";
const tabs = /** @type {const} */ (["place", "shared", "more"]);

let hadDrafts = false;
const inside = signal(ownSeat() !== "");
const greeting = signal("");
/** The sheet of rules that is open over everything else, until the moderator goes on. */
const sheet = signal({ rules: "", over: "" });
const tab = signal(/** @type {typeof tabs[number]} */ ("place"));

/** @param {HTMLElement} app */
export function showPhone(app) {
  const screen = watchScreen(app);
  watchSeats();
  watchPlaces();
  watchLateCards();
  effect(watchLink(app));
  effect(sayHereOnce());
  effect(() => {
    const broad = inside.value && isBroad(current().thing) && tab.value === "place" && !openSheet() && !handing.value;
    render(html`<div class="page ${broad ? "broad" : ""}">${pageView()}</div>`, app);
    screen.settled(screenName(), screenWords());
  });
  if (seats.peek().length) begin();
}

function pageView() {
  if (handing.value) return device()?.handingView();
  if (inside.value) return boardView();
  return seats.value.length ? device()?.blankView() ?? connectingView() : joinView(comeIn, { greeting: greeting.value });
}

/** Somebody is the first on this device. @param {string} seat */
function comeIn(seat) {
  batch(() => {
    takeSeat(seat);
    greeting.value = "";
    tab.value = "place";
    inside.value = true;
  });
  begin();
}

function begin() {
  connect("seat");
  watchSetbacks();
  fetchQuietly();
}

/** Whoever else uses the device stays. */
async function leave() {
  await rest();
  const answer = await post(`/${boot.code}/leave`, { as: "seat" });
  if (!answer.ok) return;
  disconnect();
  forgetShelves();
  if (seats.peek().length > 1) return beginAnew("");
  forgetWorkshop();
  location.assign("/");
}

/** @param {HTMLElement} app */
function watchLink(app) {
  return () => {
    const refused = typeof link.value === "object" ? link.value.refused : "";
    if (refused === "no_such_workshop") showUnknown(app);
    if (refused !== "not_allowed") return;
    forgetWorkshop();
    batch(() => {
      takeSeat("");
      greeting.value = t("phone.join_again");
      inside.value = false;
    });
  };
}

/** @returns {{activity: string, thing: Thing | undefined, lobby: boolean}} what everyone looks at; in the lobby, the practice line */
function current() {
  const name = workshop()?.current ?? "";
  return { activity: name || practice, thing: record(`activity/${name || practice}`), lobby: !name };
}

function boardView() {
  if (!loaded.value) return connectingView();
  const { activity, thing } = current();
  const whole = thing ? wholeScreen(activity, thing) : "";
  const quiet = thing && whole === "quiet";
  const place = tab.value === "place" && !openSheet();
  const writing = whole === "writing" && place;
  return html`${tryoutSign()} ${whoseView()}
    <header class="top">
      <p class="kicker">${kicker()}</p>
      ${linkLine()} ${callButton()} ${quiet ? nothing : rulesButton(activity)}
    </header>
    <main class=${quiet ? "still" : ""}>${quiet ? kindView(activity, thing) : tabView()}</main>
    ${quiet
      ? nothing
      : html`<footer class="foot">${place ? thumbView() : nothing}${writing ? nothing : nav()}</footer>`}
  `;
}

/** Whoever is elsewhere sees and hears the hall by it. */
function callButton() {
  const link = workshop()?.call;
  return link && record(`seat/${you.value.seat}`)?.remote ? call()?.callView(link) : nothing;
}

/**
 * Rules that were agreed on are one tap away, whatever is on the screen.
 * @param {string} activity  that is on the screen
 */
function rulesButton(activity) {
  const name = (workshop()?.agenda ?? []).find((one) => record(`activity/${one}`)?.rules);
  if (!name || (name === activity && tab.value === "place") || openSheet()) return nothing;
  return html`<button type="button" class="button rules-button" @click=${() => (sheet.value = { rules: name, over: activity })}>
    <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M6 3h12v18H6zM9 8h6M9 12h6M9 16h4"></path></svg>${t("phone.rules")}
  </button>`;
}

/** @returns {string} the activity whose rules are open, or "" */
function openSheet() {
  return sheet.value.over === current().activity ? sheet.value.rules : "";
}

function closeSheet() {
  sheet.value = { rules: "", over: "" };
}

/** What the present activity keeps at the thumb. */
function thumbView() {
  const { activity, thing, lobby } = current();
  return thing && !lobby && !workshop()?.closed ? footView(activity, thing) : nothing;
}

/** Where several people share the device: whose turn it is, and the way on to the next. */
function whoseView() {
  return seats.value.length > 1 ? device()?.whoseView() : nothing;
}

function connectingView() {
  return html`${inside.value ? whoseView() : nothing}
    <header class="top"><p class="kicker">${t("phone.workshop")}</p></header>
    <main>
      <h1 tabindex="-1">${boot.title}</h1>
      ${linkLine()}
    </main>
  `;
}

function tabView() {
  const { activity, thing } = current();
  if (openSheet()) return later()?.rulesView(openSheet(), closeSheet);
  const title = html`<h1 tabindex="-1">${workshop()?.title}</h1>`;
  if (tab.value === "more") return html`${title} ${moreView(leave)}`;
  if (workshop()?.closed) return html`${title} ${leftovers("")} ${closedView()}`;
  if (!thing) return html`${title} ${leftovers(activity)}`;
  const heading = headingOf(thing);
  return html`${tab.value === "place" ? leftovers(activity) : nothing}
    <h1 id="statement" tabindex="-1" lang=${languageIn(heading)}>${say(heading)}</h1>
    ${tab.value === "shared" ? sharedView(activity) : placeView()}`;
}

/** What was typed and not handed in. @param {string} activity  that is on the screen */
function leftovers(activity) {
  if (!hadDrafts && !drafts.value.size) return nothing;
  hadDrafts = true;
  return later()?.leftoversView(activity);
}

function placeView() {
  const { activity, thing, lobby } = current();
  if (!thing) return nothing;
  return lobby && thing.t === "scale" ? lobbyView(thing) : kindView(activity, thing);
}

/** @param {Scale} scale */
function lobbyView(scale) {
  return html`<p class="promise">${t("phone.practice")}</p>
    ${stepsView(practice, scale, { listen: false })} ${statusView(practice, scale, answerIn(practice, scale.round))}`;
}

function kicker() {
  const { activity, thing, lobby } = current();
  if (workshop()?.closed) return t("phone.closed_short");
  if (lobby) return t("phone.soon");
  const agenda = workshop()?.agenda ?? [];
  const part = isOfStatements() ? "common.statement_of" : "common.part_of";
  const where = t(part, { n: agenda.indexOf(activity) + 1, of: agenda.length });
  if (thing?.t === "scale") return thing.round > 1 ? `${where} · ${t("common.round", { n: thing.round })}` : where;
  return [where, say(/** @type {any} */ (thing)?.term)].filter((words) => words).join(" · ");
}

function nav() {
  return html`<nav aria-label=${t("phone.nav")}>
    ${tabs.map(
      (name) => html`<button
        type="button"
        aria-current=${name === tab.value && !openSheet() ? "page" : "false"}
        @click=${() => openTab(name)}
      >
        ${navSign[name]}<span>${t(tabText(name))}</span>
      </button>`,
    )}
  </nav>`;
}

/** @param {typeof tabs[number]} name */
function openTab(name) {
  closeSheet();
  tab.value = name;
}

/** @param {typeof tabs[number]} name */
function tabText(name) {
  const kind = current().thing?.t ?? "scale";
  return name === "place" && kind !== "scale" ? `phone.tab.${kind}` : `phone.tab.${name}`;
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
  if (handing.value) return "handing";
  if (!inside.value) return seats.value.length ? "blank" : "join";
  if (!loaded.value) return "connecting";
  const { activity, thing } = current();
  const opened = thing && openThing(activity, thing);
  return [openSheet(), tab.value, activity, thing && stageOf(thing), workshop()?.closed, opened].join("/");
}

/** What a screen reader says when the moderator has gone on. */
function screenWords() {
  const { activity, thing, lobby } = current();
  if (!inside.value || handing.value || !thing || lobby) return "";
  if (workshop()?.closed) return t("phone.closed");
  return `${kicker()}. ${say(headingOf(thing))} ${wordsOn(activity, thing)}`;
}
