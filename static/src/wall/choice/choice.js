/** A question to all: how many have answered, and, once shown, the answer in words and in people. */
import { html, nothing } from "lit-html";
import { present, view } from "../../board.js";
import { answersTo } from "../../cards/answers.js";
import { optionSign } from "../../cards/option-sign.js";
import { signature } from "../../cards/signature.js";
import { face } from "../../choice/faces.js";
import { earlierOf, sidesIn } from "../../earlier.js";
import { teamsOf } from "../../groups/members.js";
import { say, t } from "../../texts.js";
import { clock } from "../clock.js";
import { earlierWords } from "../earlier.js";
import { foot, whoIsHere } from "../foot.js";
import { part } from "../part.js";
import { sizeFor } from "../scene.js";
import { inTongues, lengthIn } from "../tongues.js";
import { pageWords, turning, turns } from "../turning.js";
import { answersApart } from "./apart.js";
import { pyramidOf } from "./pyramid.js";
import { row } from "./row.js";
import { answeredInTeams, answersOfTeams } from "./teams.js";

/**
 * @typedef {import("../../cards/answers.js").Answers} Answers
 * @typedef {import("../../records.js").Choice} Choice
 * @typedef {{ page: number, pages: number, rounds: number }} Turn   counted from 0; `rounds`: how often all of them were shown
 */

/**
 * Reads signals: call it inside an effect.
 * @param {import("../scene.js").Asked} scene
 */
export function choice(scene) {
  const { activity, choice: asked } = scene;
  const answers = answersTo(view.value, activity, asked);
  const teams = asked.groups ? teamsOf(view.value).map(({ name }) => name) : [];
  const { counts } = answers.seen ? (earlierOf(view.value, activity) ?? {}) : {};
  const pages = pagesOf(activity, asked, answers, counts?.[""]);
  const turn = { page: turns.value % pages.length, pages: pages.length, rounds: Math.floor(turns.value / pages.length) };
  const page = pages[turn.page];
  if (page === "sides") return drawn(scene, answers, html`<div class="figures-room">${answersApart(asked, sidesIn(view.value, `count/${activity}/votes`), counts)}</div>`, turn);
  if (page === "remarks") return drawn(scene, answers, html`<div class="figures-room">${remarksOf(asked, answers, turn.rounds)}</div>`, turn);
  if (asked.picture === "pyramid") return drawn(scene, answers, html`<div class="pyramid-room">${pyramidOf(activity, asked, teams, counts?.[""])}</div>`, turn);
  if (teams.length && answers.seen) return drawn(scene, answers, html`<div class="figures-room">${answersOfTeams(activity, asked, teams)}</div>`, turn);
  const beside = pages.includes("remarks") ? { ...answers, remarks: [] } : answers;
  return html`<main class="stage choice-stage">
    ${head(scene, turn)}
    <h1 class="wall-statement ${sizeOf(asked)}">${inTongues(asked.question)}</h1>
    ${answers.seen ? result(asked, beside, counts?.[""], turn.rounds) : options(asked)} ${teams.length ? answeredInTeams(activity, asked, teams) : nothing} ${foot(counted(scene, answers))}
  </main>`;
}

/**
 * Remarks stand beside the answers where there is room for both. Reads a signal.
 * @param {string} activity
 * @param {Choice} asked
 * @param {Answers} answers
 * @param {number[] | undefined} then
 */
function pagesOf(activity, { options: all }, { seen, remarks }, then) {
  const crowded = then !== undefined && remarks.length > 0 && manyOf(all) === "lots";
  const apart = seen && sidesIn(view.value, `count/${activity}/votes`).length > 1;
  return ["answers", ...(crowded ? ["remarks"] : []), ...(apart ? ["sides"] : [])];
}

/**
 * @param {import("../scene.js").Asked} scene
 * @param {Turn} turn
 */
function head(scene, { page, pages }) {
  return html`<header class="wall-head">${part(scene)}<p class="turning-page">${pageWords(page, pages)}</p>${clock()}</header>`;
}

/**
 * A question over a picture that needs all the room there is.
 * @param {import("../scene.js").Asked} scene
 * @param {Answers} answers
 * @param {unknown} picture
 * @param {Turn} turn
 */
function drawn(scene, answers, picture, turn) {
  const { choice: asked } = scene;
  return html`<main class="stage figures">
    ${head(scene, turn)}
    <h1 class="cards-title ${lengthIn(asked.question) > 44 ? "long" : ""}">${inTongues(asked.question)}</h1>
    ${picture} ${foot(counted(scene, answers))}
  </main>`;
}

/** @param {Choice} asked */
function options({ options: all, several, picture }) {
  return html`<div class="asked-options many-${manyOf(all)}" data-holds>
    <ul class="options">
      ${all.map(({ text, sign }, i) => html`<li>${picture === "faces" ? face(i, all.length) : optionSign(sign)}<span>${inTongues(text)}</span></li>`)}
    </ul>
    ${several ? html`<p class="options-several">${t("wall.choice.several")}</p>` : nothing}
  </div>`;
}

/**
 * @param {Choice} asked
 * @param {Answers} answers
 * @param {number[] | undefined} then  what was answered in an earlier workshop
 * @param {number} rounds
 */
function result(asked, answers, then, rounds) {
  const { options: all, phase } = asked;
  const { each, placed, remarks } = answers;
  return html`${phase === "shown" ? html`<p class="result-words">${inWords(all, each, placed)}</p>` : nothing}
    <div class="result ${remarks.length ? "with-remarks" : ""} many-${manyOf(all)}" data-holds>${rowsOf(asked, answers, then)} ${remarksOf(asked, answers, rounds)}</div>`;
}

/**
 * @param {Choice} asked
 * @param {Answers} answers
 * @param {number[]} [then]
 */
export function rowsOf({ options: all, picture }, { each }, then) {
  const unit = Math.max(1, ...each, ...(then ?? []));
  const sign = (/** @type {number} */ i) => (picture === "faces" ? face(i, all.length) : optionSign(all[i]?.sign ?? ""));
  return html`<ul class="result-rows ${then ? "with-then" : ""}">
    ${all.map((option, i) => row(option, each[i] ?? 0, unit, sign(i), then && (then[i] ?? 0)))}
  </ul>`;
}

/**
 * @param {Choice} asked
 * @param {Answers} answers
 * @param {number} [rounds]
 */
export function remarksOf(asked, { remarks }, rounds) {
  if (!remarks.length) return nothing;
  return html`<section class="remarks">
    <h2>${t("wall.choice.remarks")}</h2>
    ${turning(remarks.map(({ vote }) => remark(vote, asked)), "", rounds)}
  </section>`;
}

/**
 * @param {import("../../records.js").Vote} vote
 * @param {Choice} asked
 */
function remark(vote, { options: all, picture }) {
  const { remark: words, picks } = vote;
  const faces = picture === "faces";
  const chosen = picks.flatMap((i) => (all[i] ? [{ ...all[i], i }] : []));
  const plain = chosen.filter(({ sign }) => !sign && !faces).map(({ text }) => say(text));
  return html`<li class="remark">
    <span class="remark-signs">
      ${chosen.map(({ sign, text, i }) => (sign || faces ? html`${faces ? face(i, all.length) : optionSign(sign)}<span class="unseen">${say(text)}</span>` : nothing))}
    </span>
    <span class="remark-words">
      ${words} <i class="remark-by">${[...plain, signature(vote)].filter((known) => known).join(" · ")}</i>
    </span>
  </li>`;
}

/**
 * "12 of 20: yes. 5 of 20: yes, with concerns."
 * @param {Choice["options"]} all
 * @param {number[]} each
 * @param {number} placed
 */
function inWords(all, each, placed) {
  if (!placed) return t("wall.choice.nobody");
  const most = Math.max(...each);
  const first = all.filter((_, i) => each[i] === most);
  const names = first.map(({ text }) => say(text)).join(" = ");
  return first.length > 1
    ? t("wall.choice.tie", { list: names, n: most, of: placed })
    : t("wall.choice.most", { list: names, n: most, of: placed });
}

/** @param {Choice} asked */
function sizeOf({ options: { length }, question }) {
  const letters = lengthIn(question);
  if (length <= 3) return sizeFor(letters);
  return length > 6 && letters > 104 ? "tiny" : "small";
}

/** @param {unknown[]} all */
function manyOf(all) {
  if (all.length <= 3) return "few";
  return all.length <= 6 ? "some" : "lots";
}

/**
 * Reads a signal.
 * @param {import("../scene.js").Asked} scene
 * @param {Answers} answers
 */
function counted({ activity, choice: { phase } }, { placed, listening, seen }) {
  const of = present(placed + listening);
  return html`<p>
      <span><b>${t("wall.of", { n: placed, of })}</b> ${t(phase === "shown" ? "wall.choice.chose" : "wall.choice.answered")}</span>
      ${listening ? html`<span>${t("wall.listening", { n: listening })}</span>` : nothing} ${whoIsHere()}
    </p>
    ${earlierWords(activity, placed, seen)}`;
}
