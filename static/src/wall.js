/** The wall: what the hall sees. It reads, and sends nothing. */
import { computed, effect } from "@preact/signals-core";
import { html, render } from "lit-html";
import { awakeHint, keepAwake, tellFor } from "./awake.js";
import { link, loaded, second, serverNow, view } from "./board.js";
import { boot } from "./boot.js";
import { connect } from "./connection.js";
import { enter } from "./enter.js";
import { watchAddress } from "./join-qr.js";
import { linkLine, tryoutSign } from "./parts.js";
import { reason, t } from "./texts.js";
import { blank } from "./wall/blank.js";
import { canvas } from "./wall/canvas/canvas.js";
import { cards, spotlight } from "./wall/cards/cards.js";
import { rules } from "./wall/cards/rules.js";
import { watchCountDown } from "./wall/chime.js";
import { choice } from "./wall/choice/choice.js";
import { closed } from "./wall/closed.js";
import { groups } from "./wall/groups.js";
import { lobby } from "./wall/lobby.js";
import { cardsOfTeams } from "./wall/cards/teams.js";
import { page as reading } from "./wall/page.js";
import { pause } from "./wall/pause.js";
import { everyCard } from "./wall/rating/all.js";
import { common } from "./wall/rating/common.js";
import { marks } from "./wall/rating/marks.js";
import { working } from "./wall/rating/working.js";
import { watchForNews, watchForReveal } from "./wall/reveal.js";
import { isSilentAt, sceneOf } from "./wall/scene.js";
import { silence } from "./wall/silence.js";
import { statement } from "./wall/statement.js";
import { table } from "./wall/table/table.js";
import { talk } from "./wall/talk.js";
import { watchWifi } from "./wall/wifi.js";
import { shape, zoom, zoomTo } from "./wall/zoom.js";

const HINTED = 40_000;

const page = /** @type {HTMLElement} */ (document.getElementById("app"));

const isSilent = computed(() => isSilentAt(view.value, second.value < 0 ? 0 : serverNow()));

start();

async function start() {
  const refusal = await enter();
  if (refusal === "no_network") {
    setTimeout(start, 2000);
    return;
  }
  watchForReveal();
  watchForNews();
  watchWifi();
  watchAddress();
  watchCountDown();
  keepAwake();
  tellFor(HINTED);
  effect(() => {
    shape.value;
    render([drawn(), tryoutSign(), awakeHint()], page);
    zoomTo(page, zoom.value);
  });
  effect(nameTab);
  connect("wall");
}

/** A moderator has several tabs open: the title says which workshop this is. */
function nameTab() {
  const workshop = view.value.get("workshop");
  if (workshop?.t === "workshop") document.title = workshop.title;
}

function drawn() {
  const refused = typeof link.value === "object" ? link.value.refused : "";
  if (refused === "no_such_workshop") return deleted();
  if (refused) return kindly(refused === "not_allowed" ? t("wall.needs_link") : reason(refused));
  if (!loaded.value) return html`<main class="stage quiet">${linkLine()}</main>`;
  return drawnScene(sceneOf(view.value, isSilent.value));
}

/** @param {import("./wall/scene.js").Scene} scene */
function drawnScene(scene) {
  if (scene.name === "statement") return statement(scene);
  if (scene.name === "talk") return talk(scene);
  if (scene.name === "cards") return collected(scene);
  if (scene.name === "spotlight") return spotlight(scene);
  if (scene.name === "groups") return groups(scene);
  if (scene.name === "rating") return working(scene);
  if (scene.name === "every") return everyCard(scene);
  if (scene.name === "marks") return marks(scene);
  if (scene.name === "common") return common(scene);
  if (scene.name === "canvas") return canvas(scene);
  if (scene.name === "table") return table(scene);
  if (scene.name === "page") return reading(scene);
  if (scene.name === "pause") return pause(scene);
  if (scene.name === "silence") return silence(scene);
  if (scene.name === "choice") return choice(scene);
  if (scene.name === "blank") return blank();
  return scene.name === "closed" ? closed() : lobby();
}

/** @param {import("./wall/scene.js").Collecting} scene */
function collected(scene) {
  if (scene.board.rules) return rules(scene);
  return scene.board.groups ? cardsOfTeams(scene) : cards(scene);
}

function deleted() {
  return html`<main class="stage quiet">
    <h1>${t("wall.deleted")}</h1>
    <p>${t("wall.deleted_means")}</p>
  </main>`;
}

/** @param {string} words */
function kindly(words) {
  return html`<main class="stage quiet">
    <h1>${boot.title || "Talka"}</h1>
    <p>${words}</p>
  </main>`;
}
