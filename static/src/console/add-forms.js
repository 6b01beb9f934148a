/** The forms for one activity more, filled in with words that can stay as they are. */
import { html, nothing } from "lit-html";
import { view } from "../board.js";
import { boot } from "../boot.js";
import { heapsOf } from "../cards/heaps.js";
import { say, t } from "../texts.js";
import { act } from "./act.js";
import { hasGroups } from "./board-steps.js";
import { activityIn, titleOf } from "./kinds.js";
import { modeChoice, modeForNext } from "./modes.js";
import { newName } from "./new-name.js";
import { closePanel } from "./panel.js";
import { workshopIn } from "./steps.js";

/** @typedef {import("../boot.js").SaidIn} SaidIn */

const TITLE_MOST = 120;
const TASK_MOST = 300;
const DOTS_MOST = 10;
const ready = boot.methods?.challenges;

/** Reads signals: call it inside an effect. */
export function cardsForm() {
  return form(
    (given) => ({
      t: "cards.add",
      title: words(given, "title", ready?.cards.title),
      task: words(given, "task", ready?.cards.task),
      who: given.get("who"),
      writes: given.has("all") ? "all" : "own",
      dots: Number(given.get("dots")),
      stack: given.has("stack"),
    }),
    html`${field("title", t("console.title"), TITLE_MOST, ready?.cards.title)}
    ${field("task", t("console.task"), TASK_MOST, ready?.cards.task)} ${whoChoice("who")}
    <label class="asked">
      <span>${t("console.dots")}</span>
      <select class="field" name="dots">
        ${Array.from({ length: DOTS_MOST + 1 }, (_, n) => html`<option value=${n} ?selected=${n === 5}>${n || t("console.dots_none")}</option>`)}
      </select>
    </label>
    ${check("stack", t("console.stack"))} ${check("all", t("console.writes_all"))}`,
  );
}

/** Of cards that were picked. Reads signals: call it inside an effect. */
export function ratingForm() {
  const sources = (workshopIn(view.value)?.agenda ?? []).filter((activity) => pickedIn(activity).length);
  if (!sources.length) return html`<p class="statement-form">${t("console.rating.no_cards")}</p>`;
  const groups = hasGroups(view.value);
  return form(
    (given) => {
      const source = String(given.get("source"));
      const [title, task] = [words(given, "title", ready?.rating.title), words(given, "task", ready?.rating.task)];
      return { t: "rating.add", title, task, source, cards: pickedIn(source), groups: given.has("groups"), who: given.get("who") };
    },
    html`<label class="asked">
        <span>${t("console.rating.source")}</span>
        <select class="field" name="source">
          ${sources.map((activity) => html`<option value=${activity}>${titleOf(activityIn(view.value, activity))}</option>`)}
        </select>
      </label>
      ${field("title", t("console.title"), TITLE_MOST, ready?.rating.title)}
      ${field("task", t("console.task"), TASK_MOST, ready?.rating.task)} ${whoChoice("who")}
      ${groups ? check("groups", t("console.rating.by_groups")) : html`<p>${t("console.rating.no_groups")}</p>`}`,
  );
}

/** @param {string} activity */
function pickedIn(activity) {
  const found = activityIn(view.peek(), activity);
  if (found?.t !== "cards") return [];
  const there = new Set(heapsOf(view.peek(), activity).map(({ name }) => name));
  return found.picked.filter((name) => there.has(name));
}

/** Reads signals: call it inside an effect. */
export function choiceForm() {
  const workshop = workshopIn(view.value);
  if (!workshop) return nothing;
  const lines = (ready?.choice.options ?? []).map(({ text }) => say(text)).join("\n");
  return form(
    (given) => ({
      t: "choice.add",
      question: words(given, "question", ready?.choice.question),
      options: optionsIn(String(given.get("options"))),
      mode: given.get("mode"),
      several: given.has("several"),
    }),
    html`${field("question", t("console.question"), TASK_MOST, ready?.choice.question)}
      <label class="asked">
        <span>${t("console.options")}</span>
        <textarea class="field" name="options" rows="4" required .value=${lines}></textarea>
      </label>
      ${modeChoice(modeForNext(workshop), () => {})} ${check("several", t("console.several"), false)}`,
  );
}

/**
 * One answer a line; the ready-made ones keep their signs.
 * @param {string} lines
 */
function optionsIn(lines) {
  const given = lines.split("\n").map((line) => line.trim()).filter((line) => line);
  return given.map((line) => ready?.choice.options.find(({ text }) => say(text) === line) ?? { text: { [language()]: line } });
}

/** @param {string} name  of the field */
export function whoChoice(name) {
  return html`<fieldset class="choices">
    <legend>${t("console.who")}</legend>
    ${/** @type {const} */ (["names", "nameless"]).map(
      (who) => html`<label class="choice">
        <input type="radio" name=${name} value=${who} ?checked=${who === "names"} />
        <span><b>${t(`console.who.${who}`)}</b> ${t(`console.who.${who}_means`)}</span>
      </label>`,
    )}
  </fieldset>`;
}

/**
 * @param {(given: FormData) => {t: string, [field: string]: any}} command
 * @param {unknown} content
 */
function form(command, content) {
  const add = async (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const given = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const activity = newName();
    const after = workshopIn(view.peek())?.current ?? "";
    if (await act({ ...command(given), activity, after })) closePanel();
  };
  return html`<form class="statement-form" @submit=${add}>
    ${content}
    <button class="button strong wide">${t("console.add_now")}</button>
  </form>`;
}

/**
 * @param {string} name
 * @param {string} label
 * @param {number} most
 * @param {SaidIn | undefined} said
 */
function field(name, label, most, said) {
  return html`<label class="asked">
    <span>${label}</span>
    <textarea class="field" name=${name} rows=${most > TITLE_MOST ? 3 : 1} maxlength=${most} required .value=${say(said)}></textarea>
  </label>`;
}

/**
 * @param {string} name
 * @param {string} words
 * @param {boolean} [checked]
 */
function check(name, words, checked = true) {
  return html`<label class="choice"><input type="checkbox" name=${name} ?checked=${checked} /><span>${words}</span></label>`;
}

/**
 * Ready-made words that were left as they are go out in every language.
 * @param {FormData} given
 * @param {string} name
 * @param {SaidIn | undefined} made
 * @returns {SaidIn}
 */
function words(given, name, made) {
  const own = String(given.get(name)).trim();
  return made && say(made) === own ? made : { [language()]: own };
}

function language() {
  return workshopIn(view.peek())?.language ?? boot.language;
}
