/** Hands up: who comes next, who has the floor, and giving it to someone who asked for nothing. */
import { html, nothing } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";
import { view } from "../../board.js";
import { inMinutesAndSeconds, leftUntil } from "../../countdown.js";
import { t } from "../../texts.js";
import { act, busy } from "../act.js";
import { sheet } from "../panel.js";
import { troubleLine } from "../trouble.js";
import { ticking } from "../../ticking.js";
import { othersIn, queueOf, speakerIn } from "../../hands/queue.js";

/** @typedef {import("../../hands/queue.js").Person} Person */

/** Reads signals: call it inside an effect. */
export function handsSheet() {
  const queue = queueOf(view.value);
  const speaker = speakerIn(view.value);
  return sheet(
    t("console.hands.title"),
    html`<div class="hands">
      ${troubleLine()}
      ${speaker ? speaking(speaker) : nothing}
      ${queue.length
        ? html`<p>${t("console.hands.fair")}</p>
            <ol class="hands-queue">
              ${repeat(queue, ({ id }) => id, (person, i) => waiting(person, i === 0 && !speaker))}
            </ol>
            ${button("console.hands.lower_all", () => act({ t: "hand.lower", seat: "" }), "quiet")}`
        : html`<p>${t("console.hands.none")}</p>`}
      ${someoneElse(othersIn(view.value))}
    </div>`,
  );
}

/** @param {Person} person */
function speaking(person) {
  return html`<section class="hands-floor" aria-label=${t("console.hands.floor")}>
    <p><small>${t("console.hands.floor")}</small> <b>${nameOf(person)}</b> ${where(person)}</p>
    ${button("console.hands.done", () => act({ t: "hand.call", seat: "" }), "strong")}
  </section>`;
}

/**
 * @param {Person} person
 * @param {boolean} next
 */
function waiting(person, next) {
  const { id, raised, spoke } = person;
  return html`<li>
    <p>
      <b>${nameOf(person)}</b> ${where(person)}
      <small>${spoke ? t("console.hands.spoke", { n: spoke }) : t("console.hands.not_spoken")} · ${t("console.hands.waits")} ${ticking(() => since(raised))}</small>
    </p>
    ${button("console.hands.call", () => act({ t: "hand.call", seat: id }), next ? "strong" : "")}
    ${button("console.hands.lower", () => act({ t: "hand.lower", seat: id }), "quiet")}
  </li>`;
}

/**
 * Reads a signal.
 * @param {number} raised  server time, ms
 */
function since(raised) {
  return inMinutesAndSeconds(-leftUntil(raised));
}

/**
 * Whoever never raises a hand may still want to be asked.
 * @param {Person[]} others
 */
function someoneElse(others) {
  if (!others.length) return nothing;
  const give = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    void act({ t: "hand.call", seat: String(new FormData(form).get("seat")) });
  };
  return html`<form class="hands-other" @submit=${give}>
    <label class="asked">
      <span>${t("console.hands.other")}</span>
      <select class="field" name="seat">
        ${others.map((person) => html`<option value=${person.id}>${nameOf(person)}${person.spoke ? ` · ${t("console.hands.spoke", { n: person.spoke })}` : ""}</option>`)}
      </select>
    </label>
    <button class="button" aria-disabled=${busy.value}>${t("console.hands.call")}</button>
  </form>`;
}

/** @param {Person} person */
export function nameOf({ seat }) {
  return seat.name || t("common.guest", { n: seat.number });
}

/** @param {Person} person */
function where({ seat }) {
  return html`<span class="where ${seat.remote ? "remote" : ""}">${t(seat.remote ? "common.remote" : "common.hall")}</span>`;
}

/**
 * @param {string} key
 * @param {() => unknown} onPress
 * @param {string} [kind]
 */
function button(key, onPress, kind = "") {
  return html`<button type="button" class="button ${kind}" aria-disabled=${busy.value} @click=${onPress}>${t(key)}</button>`;
}
