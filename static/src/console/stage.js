/** The middle of the console: what the hall sees now. */
import { html, nothing } from "lit-html";
import { unsafeHTML } from "lit-html/directives/unsafe-html.js";
import { joinLink } from "../address.js";
import { present, view } from "../board.js";
import { joinQr } from "../join-qr.js";
import { Floor } from "../line/floor.js";
import { pictureOf } from "../line/picture.js";
import { say, t } from "../texts.js";
import { act } from "./act.js";
import { cardsStage } from "./cards/stage.js";
import { choiceStage } from "./choice-stage.js";
import { closingPart } from "./closing.js";
import { lineApart, lineThen } from "./earlier.js";
import { figureStage } from "./figure/stage.js";
import { activityIn } from "./kinds.js";
import { pageStage } from "./page-stage.js";
import { ratingStage } from "./rating-stage.js";
import { scaleIn, workshopIn } from "./steps.js";

/** @typedef {import("../records.js").Scale} Scale */

const PRACTICE = "practice";

const floor = new Floor();

/** Reads signals: call it inside an effect. */
export function stage() {
  const workshop = workshopIn(view.value);
  if (!workshop) return html`<main class="console-stage"></main>`;
  const found = activityIn(view.value, workshop.current);
  if (found && found.t !== "scale") return boardStage(workshop.current, found, workshop.closed);
  const scale = scaleIn(view.value, workshop.current);
  return html`<main class="console-stage" tabindex="-1">
    ${workshop.closed ? closingPart() : nothing} ${scale ? asked(workshop.current, scale) : joining()} ${line(scale ? workshop.current : PRACTICE)}
  </main>`;
}

/**
 * @param {string} activity
 * @param {Exclude<import("./kinds.js").Activity, Scale>} found
 * @param {boolean} closed  the workshop
 */
function boardStage(activity, found, closed) {
  return html`<main class="console-stage" tabindex="0">
    ${closed ? closingPart() : nothing} ${found.t === "page" ? pageStage(found) : nothing} ${found.t === "cards" ? cardsStage(activity, found) : nothing}
    ${found.t === "canvas" || found.t === "table" ? figureStage(activity, found) : nothing}
    ${found.t === "rating" ? ratingStage(activity, found) : nothing}
    ${found.t === "choice" ? choiceStage(activity, found) : nothing}
  </main>`;
}

/**
 * @param {string} activity
 * @param {Scale} scale
 */
function asked(activity, scale) {
  const { placed, listening } = pictureOf(view.value, activity, () => "");
  const expected = present(placed + listening);
  return html`<div class="console-asked">
    <p class="console-state">
      ${scale.round > 1 ? html`${t("common.round", { n: scale.round })} · ` : nothing}${t(`console.mode.${scale.mode}`)}
      <span class="narrow-inline">· ${t("console.placed", { n: placed, of: expected })}</span>
    </p>
    <h1>${say(scale.statement)}</h1>
  </div>`;
}

function joining() {
  return html`<div class="console-join">
    <div class="console-qr" role="img" aria-label=${t("console.join_qr")}>${unsafeHTML(joinQr())}</div>
    <div>
      <h1>${t("console.lobby_title")}</h1>
      <p>${t("console.join_how")} <b class="console-address">${joinLink()}</b></p>
    </div>
  </div>`;
}

/** @param {string} activity */
function line(activity) {
  const scale = scaleIn(view.value, activity);
  if (!scale) return nothing;
  const picture = pictureOf(view.value, activity, (seat) => seat.name || t("common.guest", { n: seat.number }));
  return html`<section class="console-line" aria-label=${t("console.line")}>
    ${activity === PRACTICE ? html`<p class="console-state">${say(scale.statement)}</p>` : nothing}
    ${floor.show(picture, {
      words: picture.waiting ? t("console.line_hidden") : t("console.line_people", { n: picture.people.length }),
      body: 2.4,
      edge: 2.6,
      letters: 0.85,
      present: present(),
      step: "stand",
      moves: true,
      spread: scale.spread,
    })}
    <div class="floor-ends"><span>◀ ${say(scale.low)}</span><span>${say(scale.high)} ▶</span></div>
    ${lineThen(activity, picture.waiting)} ${lineApart(activity, scale)}
    ${activity === PRACTICE || picture.waiting || picture.people.length < 3 ? nothing : spreadButton(activity, scale)}
  </section>`;
}

/**
 * @param {string} activity
 * @param {Scale} scale
 */
function spreadButton(activity, { spread }) {
  const ask = () => void act({ t: "activity.edit", activity, settings: { spread: !spread } });
  return html`<p class="console-spread">
    <button type="button" class="button" aria-pressed=${spread} @click=${ask}>${t("console.spread")}</button>
  </p>`;
}
