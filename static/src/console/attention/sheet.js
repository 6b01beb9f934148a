/** The wall and the phones: what everyone sees and may do, all in one place. */
import { html, nothing } from "lit-html";
import { live } from "lit-html/directives/live.js";
import { record, view } from "../../board.js";
import { boot } from "../../boot.js";
import { treeName } from "../../groups/trees.js";
import { wordsOf } from "../../text/words.js";
import { say, t } from "../../texts.js";
import { act, busy } from "../act.js";
import { activityIn, titleOf } from "../kinds.js";
import { sheet } from "../panel.js";
import { workshopIn } from "../steps.js";
import { troubleLine } from "../trouble.js";
import { ALL, choicesOf, isSame, largeNow, toLarge } from "./large.js";
import { sign } from "./signs.js";

/**
 * @typedef {import("../../records.js").Workshop} Workshop
 * @typedef {import("../kinds.js").Activity} Activity
 * @typedef {import("./large.js").Large} Large
 */

const ZOOMS = /** @type {const} */ ([80, 100, 125, 150]);
const WORDS_MOST = 70;

/** Reads signals: call it inside an effect. */
export function attentionSheet() {
  const workshop = workshopIn(view.value);
  if (!workshop) return nothing;
  const found = activityIn(view.value, workshop.current);
  return sheet(
    t("console.attention.title"),
    html`${troubleLine()}
      <div class="more attention">
        <section class="more-part">
          <h3>${t("console.wall_title")}</h3>
          ${blank(workshop)} ${zoom(workshop)} ${found ? large(workshop.current, found) : nothing} ${second(workshop)}
        </section>
        <section class="more-part">
          <h3>${t("console.attention.phones")}</h3>
          ${switchOf("browse", Boolean(workshop.browse), (browse) => ({ t: "workshop.edit", browse }))}
          ${found && !workshop.closed
            ? switchOf("shut", Boolean(found.shut), (shut) => ({ t: "activity.shut", activity: workshop.current, shut }), titleOf(found))
            : nothing}
        </section>
      </div>`,
  );
}

/** @param {Workshop} workshop */
function blank({ blank = false }) {
  return html`<button
    type="button"
    class="button wide ${blank ? "strong" : ""}"
    aria-disabled=${busy.value}
    @click=${() => act({ t: "screen.set", blank: !blank })}
  >
    ${sign("dark")}&nbsp;${t(blank ? "console.wall.unblank" : "console.wall.blank")}
  </button>`;
}

/** @param {Workshop} workshop */
function zoom({ zoom = 100 }) {
  return html`<fieldset class="segments">
    <legend>${t("console.wall.zoom")}</legend>
    ${ZOOMS.map(
      (size) => html`<label class="segment">
        <input type="radio" name="zoom" .checked=${live(size === zoom)} @change=${() => act({ t: "screen.set", zoom: size })} />
        <span>${size} %</span>
      </label>`,
    )}
  </fieldset>`;
}

/**
 * @param {string} activity
 * @param {Activity} found
 */
function large(activity, found) {
  const choices = [ALL, ...choicesOf(view.value, activity, found)];
  if (choices.length < 2) return nothing;
  const now = largeNow(found);
  const show = (/** @type {Event} */ { target }) => {
    const chosen = choices[Number(/** @type {HTMLSelectElement} */ (target).value)];
    return chosen && act(...toLarge(activity, found, chosen));
  };
  return html`<label class="asked">
    <span>${t("console.wall.large")}</span>
    <select class="field" @change=${show}>
      ${choices.map((choice, i) => html`<option value=${i} .selected=${live(isSame(choice, now))}>${wordsFor(activity, found, choice)}</option>`)}
    </select>
  </label>`;
}

/**
 * @param {string} activity
 * @param {Activity} found
 * @param {Large} large
 */
function wordsFor(activity, found, large) {
  if (large.kind === "all") return t("console.wall.large_none");
  if (large.kind === "group") return treeName(large.team);
  if (large.kind === "card") return short(wordsOf(record(`card/${activity}/${large.card}`)));
  const field = found.t === "canvas" ? found.fields.find(({ name }) => name === large.field) : undefined;
  return [large.team ? treeName(large.team) : "", say(field?.title)].filter((words) => words).join(": ");
}

/** @param {string} words */
function short(words) {
  const letters = [...words];
  return letters.length > WORDS_MOST ? `${letters.slice(0, WORDS_MOST).join("")}…` : words;
}

/** @param {Workshop} workshop */
function second({ language, second = "" }) {
  const others = boot.languages.filter((one) => one !== language);
  const choose = (/** @type {Event} */ { target }) =>
    act({ t: "workshop.edit", second: /** @type {HTMLSelectElement} */ (target).value });
  return html`<label class="asked">
    <span>${t("console.wall.second")}</span>
    <select class="field" @change=${choose}>
      <option value="" .selected=${live(second === "")}>${t("console.wall.second_none")}</option>
      ${others.map((one) => html`<option value=${one} lang=${one} .selected=${live(one === second)}>${t(`common.language.${one}`)}</option>`)}
    </select>
  </label>`;
}

/**
 * @param {"browse" | "shut"} name
 * @param {boolean} on
 * @param {(on: boolean) => import("../../outbox.js").Command} command
 * @param {string} [about]
 */
function switchOf(name, on, command, about = "") {
  return html`<label class="choice">
    <input type="checkbox" .checked=${live(on)} @change=${() => act(command(!on))} />
    <span>
      <b>${t(`console.attention.${name}`)}</b> ${t(`console.attention.${name}_means`)}
      ${about ? html`<small class="choice-about">${short(about)}</small>` : nothing}
    </span>
  </label>`;
}
