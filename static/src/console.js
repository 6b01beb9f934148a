/** The moderator's console: where we are, what the hall sees, and the one next step. */
import { effect } from "@preact/signals-core";
import { html, render } from "lit-html";
import { awakeHint, keepAwake } from "./awake.js";
import { here, link, loaded, view } from "./board.js";
import { boot } from "./boot.js";
import { connect } from "./connection.js";
import { agenda, keepCurrentInView } from "./console/agenda.js";
import { bar } from "./console/bar.js";
import { counts } from "./console/counts.js";
import { forgetDeleted, goodbye, isDeleted } from "./console/keeping/delete.js";
import { startLending, stopLending } from "./console/lend.js";
import { forgetLinkWhenClosed } from "./console/moderators/sheet.js";
import { panel } from "./console/panel.js";
import { rulesButton } from "./console/rules.js";
import { screen, screenView, watchForOtherConsole } from "./console/screen.js";
import { openSheet } from "./console/sheets.js";
import { stage } from "./console/stage.js";
import { workshopIn } from "./console/steps.js";
import { hourButton } from "./console/time/clock.js";
import { hearVoices } from "./console/voices/heard.js";
import { watchForSlow } from "./console/voices/waiting.js";
import { wayIn, wayInTrouble } from "./console/way-in.js";
import { fetchAddresses } from "./console/ways.js";
import { enter } from "./enter.js";
import { watchAddress } from "./join-qr.js";
import { languageSwitch, linkWords, tryoutSign } from "./parts.js";
import { watchSetbacks } from "./text/setback.js";
import { reason, t } from "./texts.js";
import { fallSilent } from "./voice.js";

const app = /** @type {HTMLElement} */ (document.getElementById("app"));

start();

async function start() {
  const refusal = await enter();
  if (refusal === "no_network") {
    setTimeout(start, 2000);
    return;
  }
  if (refusal) wayInTrouble.value = reason(refusal);
  effect(() => void render(drawn(), app));
  effect(lendWhileAsked);
  effect(fetchAddresses);
  effect(nameTab);
  effect(forgetDeleted);
  effect(() => void (panel.value.name !== "aloud" && fallSilent()));
  keepCurrentInView();
  forgetLinkWhenClosed();
  watchForOtherConsole();
  hearVoices();
  watchForSlow();
  watchAddress();
  keepAwake();
  connect("moderator");
  watchSetbacks();
}

/** A moderator has several tabs open: the title says which workshop this is, and that here it is led. */
function nameTab() {
  const workshop = workshopIn(view.value);
  if (workshop) document.title = t("console.tab", { title: workshop.title });
}

function drawn() {
  const refused = typeof link.value === "object" ? link.value.refused : "";
  if (refused === "not_allowed") return wayIn();
  if (isDeleted()) return goodbye();
  if (refused) return html`<main class="first"><h1>${boot.title || "Talka"}</h1><p>${reason(refused)}</p></main>`;
  if (!loaded.value) return html`<main class="first"><p role="status">${linkWords()}</p></main>`;
  if (screen.value) return screenView();
  return html`<div class="desk">${head()} ${wideAgenda()} ${stage()} ${counts()} ${bar()}</div>
    ${openSheet()}`;
}

function head() {
  const { hall, remote } = here.value;
  return html`<header class="console-head ${workshopIn(view.value)?.current ? "begun" : ""}">
    <p class="console-title">${workshopIn(view.value)?.title}</p>
    <p class="console-here">${t("console.people_here", { n: hall + remote })}</p>
    <p class="console-code">${t("console.code")} <b>${boot.code}</b></p>
    ${tryoutSign()} ${hourButton()} ${rulesButton()} ${languageSwitch()} ${awakeHint()}
  </header>`;
}

function wideAgenda() {
  return html`<div class="wide-only">${agenda()}</div>`;
}

/** The code for another device is fetched when its sheet opens, and forgotten when it closes. */
function lendWhileAsked() {
  if (panel.value.name !== "lend") return;
  startLending();
  return stopLending;
}
