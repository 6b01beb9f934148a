/** Being forgotten before the day: one person for whom somebody else asks, or all names. */
import { signal } from "@preact/signals-core";
import { html, nothing } from "lit-html";
import { under } from "../../board.js";
import { t } from "../../texts.js";
import { actAt, asking, question, troubleAt } from "./asked.js";

const WAYS = /** @type {const} */ (["keep", "all"]);

const chosen = signal({ seat: "", way: /** @type {typeof WAYS[number]} */ ("keep") });
const forgotten = signal(false);

/** The sheet is opened anew. */
export function chooseNobody() {
  chosen.value = { seat: "", way: "keep" };
  forgotten.value = false;
}

export function personPart() {
  const seats = people();
  const found = seats.find(({ id }) => id === chosen.value.seat);
  return html`<p>${t("console.keeping.person_means")}</p>
    ${forgotten.value ? html`<p class="note" role="status">✓ ${t("console.keeping.person_gone")}</p>` : nothing}
    ${seats.length ? form(seats) : html`<p class="hint-line">${t("console.keeping.nobody")}</p>`}
    ${found ? choices() : nothing}
    ${found && asking.value === "person" ? sure(found) : nothing}
    ${found && asking.value !== "person" ? html`<button type="button" class="button" @click=${() => (asking.value = "person")}>${t("console.keeping.person_forget")}</button>` : nothing}
    ${troubleAt("person")}`;
}

/** All names at once, before their day. @param {import("../../records.js").Workshop} workshop */
export function namesPart({ unnamed }) {
  if (unnamed && !people().length) return nothing;
  const words = t("console.keeping.unname");
  return html`<hr class="agenda-rule" />
    ${asking.value === "unname"
      ? question(t("console.keeping.unname_means"), words, () => actAt("unname", { t: "workshop.unname" }))
      : html`<button type="button" class="button" @click=${() => (asking.value = "unname")}>${words}</button>`}
    ${troubleAt("unname")}`;
}

/** @returns {{ id: string, name: string }[]} as they are called here, in the order of the alphabet */
function people() {
  const seats = under("seat/").map(([id, { name, number }]) => ({ id: id.slice("seat/".length), name: name ? `${name} (${number})` : t("common.guest", { n: number }) }));
  return seats.sort((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true }));
}

/** @param {{ id: string, name: string }[]} seats */
function form(seats) {
  return html`<label class="asked">
    <span>${t("console.keeping.person")}</span>
    <select class="field" @change=${choose}>
      <option value="" .selected=${!chosen.value.seat}>…</option>
      ${seats.map(({ id, name }) => html`<option value=${id} .selected=${id === chosen.value.seat}>${name}</option>`)}
    </select>
  </label>`;
}

/** @param {Event} event */
function choose({ target }) {
  chosen.value = { ...chosen.peek(), seat: /** @type {HTMLSelectElement} */ (target).value };
  forgotten.value = false;
  asking.value = "";
}

function choices() {
  return html`<fieldset class="choices">
    <legend>${t("console.keeping.person_said")}</legend>
    ${WAYS.map(
      (way) => html`<label class="choice">
        <input type="radio" name="way" .checked=${chosen.value.way === way} @change=${() => (chosen.value = { ...chosen.peek(), way })} />
        <span>${t(`console.keeping.person_said.${way}`)}</span>
      </label>`,
    )}
  </fieldset>`;
}

/** @param {{ id: string, name: string }} person */
function sure({ id, name }) {
  const go = async () => {
    const gone = await actAt("person", { t: "seat.remove", seat: id, keep: chosen.peek().way === "keep" });
    if (gone) chooseNobody();
    forgotten.value = gone;
  };
  return question(t("console.keeping.person_sure", { name }), t("console.keeping.person_forget"), go);
}
