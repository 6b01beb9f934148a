/** The phone page put together: coming in, then one screen at a time under the statement. */

import { batch, effect, signal } from "@preact/signals-core";
import { html, nothing, render } from "lit-html";

import { applyFrame, link, loaded, record, under, workshop, you } from "../board.js";
import { base, boot, room } from "../boot.js";
import { setClock } from "../clock.js";
import { connect, disconnect } from "../connection.js";
import { drafts } from "../drafts.js";
import { send } from "../outbox.js";
import { linkLine, tryoutSign } from "../parts.js";
import { post } from "../post.js";
import { beginAnew, forgetShelves, handing, ownSeat, seats, takeSeat, watchSeats } from "../seats.js";
import { watchSetbacks } from "../text/setback.js";
import { languageIn, reason, say, t } from "../texts.js";
import { fallSilent } from "../voice.js";
import { watchScreen } from "./attention.js";
import { headingOf } from "./heading.js";
import { sayHereOnce } from "./here.js";
import { forgetWorkshop, watchDoor } from "./joining.js";
import { kicker, kickerView } from "./kicker.js";
import { footView, isBroad, isPaired, kindView, openThing, stageOf, wholeScreen, wordsOn } from "./kinds.js";
import { watchLateCards } from "./late.js";
import { beside, device, evening, fetchQuietly, later, since } from "./lazily.js";
import { answerIn, watchPlaces } from "./place.js";
import { rest } from "./rest.js";
import { statusView } from "./scale.js";
import { closedView, sharedView } from "./shared.js";
import { closeSheet, sheetOver } from "./sheet.js";
import { shutView } from "./shut.js";
import { asksSide } from "./side.js";
import { stepsView } from "./steps.js";
import { rulesIn, toolsView } from "./tools.js";
import { deletedView } from "./unknown.js";
import { tab, waysView } from "./ways.js";
import { everyoneAt, follow, isAway, onScreen, practice } from "./where.js";
import { broadest } from "./wide.js";

/**
 * @typedef {import("../records.js").Scale} Scale
 * @typedef {{frame?: Parameters<typeof applyFrame>[0], now?: number, socket?: WebSocket}} First   what a new seat sees at
 *   first, and when; `socket`: opened meanwhile
 * @typedef {(seat: string, first: First) => void} Joined
 */

let hadDrafts = false;
/** Being forgotten is asked for: what comes then is no surprise. */
let leaving = false;
const inside = signal(ownSeat() !== "");
const gone = signal(false);
/** The whole workshop is. */
const deleted = signal(false);
const greeting = signal("");
/** Somebody came just now, and is to be told where everyone is: "came", then that part, then "". */
const arrival = signal("");

/** @param {HTMLElement} app */
export function showPhone(app) {
  const screen = watchScreen(app, fallSilent, atDoor() ? "join" : "");
  const openDoor = watchDoor(app);
  watchSeats();
  watchPlaces();
  watchLateCards();
  effect(watchLink);
  effect(sayHereOnce());
  effect(placeArrival);
  effect(() => {
    follow();
    const comer = atDoor();
    openDoor(comer);
    render(comer ? nothing : html`<div class="page ${breadth()}">${pageView()}</div>`, app);
    screen.settled(screenName(), screenWords());
  });
  if (seats.peek().length) begin();
}

function pageView() {
  if (deleted.value) return deletedView();
  if (gone.value) return evening()?.goodbyeView();
  if (handing.value) return device()?.handingView();
  if (inside.value) return boardView();
  return device()?.blankView() ?? connectingView();
}

/** Who is to be let in. @returns {import("./joining.js").Comer | undefined} */
function atDoor() {
  if (deleted.value || gone.value || handing.value || inside.value) return undefined;
  return seats.value.length ? device()?.comer() : { joined: comeIn, greeting: greeting.value || namesGone() };
}

/** How much of a wide screen it uses. */
function breadth() {
  if (!inside.value || handing.value || !loaded.value || workshop()?.closed) return "";
  if (isSplit()) return "paired";
  const { activity, thing } = onScreen();
  return isBroad(thing) && tab.value === "place" && !sheetOver(activity) ? "broad" : "";
}

/** Is there room for the own input and the shared board beside each other? Then they are one tab. */
function isSplit() {
  const { activity, thing } = onScreen();
  return broadest.value && isPaired(thing) && !asksSide(thing) && tab.value !== "more" && !sheetOver(activity) && !workshop()?.closed;
}

/** Somebody comes to a workshop whose names have gone, perhaps their own. */
function namesGone() {
  return boot.kept?.unnamed ? t("phone.names_gone") : "";
}

/** Somebody is the first on this device. @type {Joined} */
function comeIn(seat, { frame, now, socket }) {
  batch(() => {
    takeSeat(seat);
    you.value = { role: "seat", seat, moderator: "" };
    if (now) setClock(now);
    if (frame) applyFrame(frame);
    greeting.value = "";
    arrival.value = "came";
    tab.value = "place";
    inside.value = true;
  });
  begin(socket);
}

/** @param {WebSocket} [socket] */
function begin(socket) {
  connect("seat", socket);
  watchSetbacks();
  fetchQuietly();
}

async function leave() {
  await rest();
  if (await giveUpSeat()) location.assign(`${base}/`);
}

/**
 * For good, unlike leaving.
 * @param {boolean} keep  may what one said stay?
 * @returns {Promise<string>} what went wrong, in words
 */
async function forgetMe(keep) {
  await rest();
  leaving = true;
  const answer = await send({ t: "seat.forget", keep });
  if (answer.ok) await sayGoodbye();
  leaving = answer.ok;
  return answer.ok ? "" : reason(answer.code, answer.details);
}

async function sayGoodbye() {
  if (gone.peek()) return;
  gone.value = true;
  if (!(await giveUpSeat()) && seats.peek().length < 2) forgetWorkshop();
}

/** Whoever else uses the device stays. @returns {Promise<boolean>} was it the only one, and is it given up? */
async function giveUpSeat() {
  const answer = await post(`${room}/leave`, { as: "seat" });
  if (!answer.ok) return false;
  disconnect();
  forgetShelves();
  if (seats.peek().length > 1) return beginAnew(""), false;
  forgetWorkshop();
  return true;
}

function watchLink() {
  const refused = typeof link.value === "object" ? link.value.refused : "";
  if (refused === "no_such_workshop") deleted.value = true;
  if (refused !== "not_allowed") return;
  if (leaving) return void sayGoodbye();
  if (seats.peek().length > 1) return void giveUpSeat();
  forgetShelves();
  forgetWorkshop();
  batch(() => {
    takeSeat("");
    greeting.value = workshop()?.unnamed ? t("phone.names_gone") : t("phone.join_again");
    inside.value = false;
  });
}

/** Whoever comes in the middle is told where everyone is; at the beginning that needs no words. */
function placeArrival() {
  if (arrival.value !== "came" || !loaded.value) return;
  const midway = (workshop()?.agenda ?? []).indexOf(everyoneAt()) > 0;
  arrival.value = midway ? everyoneAt() : "";
}

function boardView() {
  if (!loaded.value) return connectingView();
  const { activity, thing } = onScreen();
  const whole = thing && !workshop()?.closed ? wholeScreen(activity, thing) : "";
  const quiet = thing && whole === "quiet";
  const place = tab.value === "place" && !sheetOver(activity);
  const writing = whole === "writing" && place && !isSplit();
  return html`${tryoutSign()} ${whoseView()}
    <header class="top ${rulesIn() ? "crowded" : ""}">${kickerView()} ${linkLine()} ${quiet ? nothing : toolsView()}</header>
    <main class=${quiet ? "still" : ""}>${quiet ? kindView(activity, thing) : html`${noticesView(activity)} ${tabView()}`}</main>
    ${quiet ? nothing : html`<footer class="foot">${thumbView(place)}${writing ? nothing : waysView(tabs())}</footer>`}
  `;
}

/** @returns {import("./ways.js").Tab[]} */
function tabs() {
  return broadest.value && isPaired(onScreen().thing) && !workshop()?.closed ? ["place", "more"] : ["place", "shared", "more"];
}

/** What goes on beside the question: asked for only while something does. @param {string} activity */
function noticesView(activity) {
  const busy = record("timer") || record(`hand/${ownSeat()}`)?.speaking || under("question/").length;
  return html`${busy ? evening()?.noticesView(activity) : nothing}
  ${isAway() ? evening()?.awayView() : nothing}`;
}

/** What the present activity keeps at the thumb. @param {boolean} place  is it on the screen? */
function thumbView(place) {
  const { activity, thing, lobby } = onScreen();
  if (sheetOver(activity) === "rules") return later()?.rulesFoot(rulesIn());
  return place && thing && !lobby && !workshop()?.closed && !isSplit() ? footView(activity, thing) : nothing;
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
  const { activity, thing } = onScreen();
  const open = sheetOver(activity);
  if (open) return sheetView(open, activity);
  const title = html`<h1 tabindex="-1">${workshop()?.title}</h1>`;
  if (tab.value === "more") return html`${title} ${evening()?.moreView(leave, forgetMe)}`;
  if (workshop()?.closed) return html`${title} ${tab.value === "shared" ? closedView() : endView()}`;
  if (!thing) return html`${title} ${leftovers(activity)}`;
  const heading = headingOf(thing);
  const split = isSplit();
  return html`${arrivalView(activity)} ${tab.value === "place" || split ? leftovers(activity) : nothing}
    <h1 id="statement" tabindex="-1" lang=${languageIn(heading)}>${say(heading)}</h1>
    ${split ? splitView() : tab.value === "shared" ? sharedView(activity) : placeView()}`;
}

/**
 * @param {import("./sheet.js").What} what
 * @param {string} activity  that is under it
 */
function sheetView(what, activity) {
  if (what === "rules") return later()?.rulesView(rulesIn(), closeSheet);
  return what === "hand" ? evening()?.handView(activity) : evening()?.partsView();
}

function endView() {
  return html`${leftovers("")} ${later()?.closingView(evening()?.keptPart(), evening()?.forgetView(forgetMe))}`;
}

/** Once, until the moderator goes on. @param {string} activity */
function arrivalView(activity) {
  if (arrival.value !== activity) return nothing;
  return evening()?.arrivalView(activity, () => (arrival.value = ""));
}

/** What was typed and not handed in. @param {string} activity  that is on the screen */
function leftovers(activity) {
  if (!hadDrafts && !drafts.value.size) return nothing;
  hadDrafts = true;
  return later()?.leftoversView(activity);
}

function placeView() {
  const { activity, thing, lobby } = onScreen();
  if (!thing) return nothing;
  if (asksSide(thing)) return since()?.sideQuestion() ?? html`<p class="lead">${t("common.connecting")}</p>`;
  const view = lobby && thing.t === "scale" ? lobbyView(thing) : kindView(activity, thing);
  return thing.shut ? shutView(thing, view) : view;
}

function splitView() {
  const { activity, thing } = onScreen();
  return thing && beside()?.besideView(activity, thing, placeView);
}

/** @param {Scale} scale */
function lobbyView(scale) {
  return html`<p class="promise">${t("phone.practice")}</p>
    ${stepsView(practice, scale, { listen: false })} ${statusView(practice, scale, answerIn(practice, scale.round))}`;
}

/** Changes exactly when something else is on the screen. */
function screenName() {
  if (deleted.value) return "deleted";
  if (gone.value) return "gone";
  if (handing.value) return "handing";
  if (!inside.value) return seats.value.length ? "blank" : "join";
  if (!loaded.value) return "connecting";
  const { activity, thing } = onScreen();
  const opened = thing && openThing(activity, thing);
  return [sheetOver(activity), tab.value, activity, thing && stageOf(thing), workshop()?.closed, opened].join("/");
}

/** What a screen reader says when the moderator has gone on. */
function screenWords() {
  const { activity, thing, lobby } = onScreen();
  if (!inside.value || handing.value || !thing || lobby) return "";
  if (workshop()?.closed) return t("phone.closed");
  return `${kicker()}. ${say(headingOf(thing))} ${wordsOn(activity, thing)}`;
}
