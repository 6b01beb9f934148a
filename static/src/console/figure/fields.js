/** The figure of a canvas on the console, where cards can be dragged, tapped and keyed from one field to another. */
import { signal } from "@preact/signals-core";
import { html, nothing } from "lit-html";
import { view } from "../../board.js";
import { focusOf, sharedName } from "../../canvas/fields.js";
import { working } from "../../canvas/working.js";
import { draggable } from "../../cards/dragging.js";
import { wordsOf } from "../../text/words.js";
import { say, t } from "../../texts.js";
import { act, busy } from "../act.js";
import { aim, hit, unfold, unfolded } from "../cards/tools.js";
import { wordsField } from "../cards/words-field.js";
import { newName } from "../new-name.js";
import { linksTo } from "./links.js";
import { commandsFor, dropIn } from "./moving.js";
import { focus } from "./stage.js";
import { cardTools } from "./tools.js";

/**
 * @typedef {import("../../records.js").Canvas} Canvas
 * @typedef {import("../../records.js").Field} Field
 * @typedef {import("../../canvas/fields.js").Filled} Filled
 * @typedef {import("../../canvas/figure.js").Options} Options
 * @typedef {import("../../cards/heaps.js").Held} Held
 */

const CARD_MOST = 500;
const TITLE_MOST = 120;
/** Height of a field, rem: its title, two cards, and what can be done with it. */
const LEAST = 11;

/** The field in which the moderator writes: `<activity>/<field>`, with the group. */
const writing = signal({ field: "", team: "" });

/**
 * Reads signals: call it inside an effect.
 * @param {string} activity
 * @param {Canvas} canvas
 * @param {string} team
 */
export function fieldsView(activity, canvas, team) {
  const dragging = draggable({
    dropAt: (card, spot) => dropIn(view.peek(), activity, card, spot),
    onDrop: (drop) => act(...commandsFor(view.peek(), activity, drop)),
  });
  let tray = false;
  const figure = working({ activity, canvas, team, view: view.value }, LEAST, (drawn) => {
    tray = drawn;
    return optionsFor(activity, canvas, team, drawn);
  });
  return html`<div class="figure-work" @pointerdown=${dragging}>${figure}</div>
    ${tray ? trayView(activity, canvas, team) : nothing}`;
}

/**
 * In a drawn figure what is open lies in the tray beneath it; in a list it stands where it belongs.
 * @param {string} activity
 * @param {Canvas} canvas
 * @param {string} team
 * @param {boolean} drawn
 * @returns {Options}
 */
function optionsFor(activity, canvas, team, drawn) {
  const open = opened(activity, canvas, team);
  return {
    selected: aim.value?.card ?? open?.card ?? "",
    current: open?.field ?? "",
    draggable: ({ card }) => !aim.value && !card.shared,
    onCard: (held) => tap(activity, held),
    ...(canvas.phase === "closed" ? {} : { onField: ({ field }) => write(activity, field.name, team) }),
    marks: (held) => marksOf(activity, canvas, held),
    cardTools: ({ name }) => (!drawn && open?.card === name ? open.tools : nothing),
    fieldTools: (filled) => html`${drawn || open?.field !== filled.field.name ? nothing : open.tools} ${toolsOf(activity, canvas, team, filled)}`,
  };
}

/**
 * What is open: a card, or a field in which the moderator writes.
 * @param {string} activity
 * @param {Canvas} canvas
 * @param {string} team
 * @returns {{ card: string, field: string, title: unknown, tools: unknown } | null}
 */
function opened(activity, canvas, team) {
  const id = unfolded.value;
  const card = id.startsWith(`card/${activity}/`) ? view.value.get(id) : undefined;
  if (card?.t === "card" && !aim.value && (!team || !card.team || card.team === team) && !card.suggested && !card.hidden && !card.binned) {
    const name = id.slice(`card/${activity}/`.length);
    return { card: name, field: "", title: short(wordsOf(card)), tools: cardTools(activity, canvas, { id, name, card }) };
  }
  const { field: at, team: of } = writing.value;
  const field = canvas.fields.find(({ name }) => at === `${activity}/${name}`);
  if (!field || of !== team || canvas.phase === "closed") return null;
  const words = field.single
    ? wordsField(activity, sharedName(field.name, team), stopWriting, { begins: true })
    : adding(activity, field.name, team);
  return { card: "", field: field.name, title: say(field.title), tools: html`${words} ${wholeTools(activity, canvas, team, field)}` };
}

/** The whole of it stands on the card. @param {string} words */
function short(words) {
  const letters = [...words];
  return letters.length > TITLE_MOST ? `${letters.slice(0, TITLE_MOST).join("")}…` : words;
}

/**
 * Beneath the figure, and always in sight: what can be done with the card that is open, or the words that are written.
 * @param {string} activity
 * @param {Canvas} canvas
 * @param {string} team
 */
function trayView(activity, canvas, team) {
  const open = opened(activity, canvas, team);
  if (!open) return nothing;
  const close = () => {
    unfolded.value = "";
    stopWriting();
  };
  return html`<section class="figure-tray" aria-label=${t("console.figure.tray")}>
    <header class="figure-tray-head">
      <h2>${open.title}</h2>
      <button type="button" class="button small" @click=${close}>${t("console.close")}</button>
    </header>
    ${open.tools}
  </section>`;
}

/**
 * @param {string} activity
 * @param {Held} held
 */
function tap(activity, { id, name, card }) {
  if (card.shared) return write(activity, card.field, card.team);
  const aimed = aim.peek();
  if (aimed) return void (aimed.card !== name && hit(name));
  stopWriting();
  unfold(id);
  requestAnimationFrame(() => keepInSight(`face-${name}`));
}

/**
 * The tray must not lie over what was tapped.
 * @param {string} id
 */
function keepInSight(id) {
  const [face, tray] = [document.getElementById(id), document.querySelector(".figure-tray")];
  const hidden = face && tray ? face.getBoundingClientRect().bottom - tray.getBoundingClientRect().top : 0;
  if (hidden > 0) tray?.closest(".console-stage")?.scrollBy(0, hidden + 12);
}

/**
 * @param {string} activity
 * @param {string} field
 * @param {string} team
 */
function write(activity, field, team) {
  unfolded.value = "";
  writing.value = { field: `${activity}/${field}`, team };
}

function stopWriting() {
  writing.value = { field: "", team: "" };
}

/**
 * What is not seen on the card itself.
 * @param {string} activity
 * @param {Canvas} canvas
 * @param {Held} held
 */
function marksOf(activity, canvas, { name, card }) {
  const back = linksTo(view.value, `${activity}/${name}`).length;
  const marks = [
    canvas.picked.includes(name) ? `✓ ${t("console.card.goes_on")}` : "",
    canvas.spotlight === name ? t("console.card.is_large") : "",
    card.pinned ? t("console.card.pinned") : "",
    back ? `← ${back}` : "",
  ];
  return marks.filter((mark) => mark).join(" · ");
}

/**
 * @param {string} activity
 * @param {Canvas} canvas
 * @param {string} team
 * @param {Filled} filled
 */
function toolsOf(activity, canvas, team, { field }) {
  if (canvas.phase === "closed") return marksView(canvas, field);
  return html`${marksView(canvas, field)}
    <div class="figure-tools">
      <button type="button" class="button small" @click=${() => write(activity, field.name, team)}>
        ${field.single ? t("console.figure.write") : html`+ ${t("console.figure.card")}`}
      </button>
    </div>`;
}

/**
 * @param {Canvas} canvas
 * @param {Field} field
 */
function marksView(canvas, { name, asked, hidden }) {
  const marks = [asked ? "asked" : "", hidden ? "hidden" : "", focusOf(canvas).field === name ? "large" : ""].filter((mark) => mark);
  if (!marks.length) return nothing;
  return html`<p class="field-note">${marks.map((mark) => t(`console.figure.is_${mark}`)).join(" · ")}</p>`;
}

/**
 * What can be done with a whole field.
 * @param {string} activity
 * @param {Canvas} canvas
 * @param {string} team
 * @param {Field} field
 */
function wholeTools(activity, canvas, team, { name, question }) {
  const locked = canvas.locked.includes(name);
  const large = focusOf(canvas).field === name;
  return html`${say(question) ? html`<p class="field-note">${say(question)}</p>` : nothing}
    <div class="card-tools">
      ${toggle(locked, "unlock", "lock", () => act({ t: "canvas.lock", activity, field: name, locked: !locked }))}
      ${toggle(large, "small", "large", () => focus(activity, large ? focusOf(canvas).team : team, large ? "" : name))}
    </div>`;
}

/**
 * @param {boolean} on
 * @param {string} off  what pressing does when it is on
 * @param {string} to
 * @param {() => unknown} press
 */
function toggle(on, off, to, press) {
  return html`<button type="button" class="button" aria-disabled=${busy.value} @click=${press}>
    ${t(`console.figure.${on ? off : to}`)}
  </button>`;
}

/**
 * @param {string} activity
 * @param {string} field
 * @param {string} team
 */
function adding(activity, field, team) {
  return html`<form class="figure-add" @submit=${add(activity, field, team)}>
    <textarea class="field" name="text" rows="2" maxlength=${CARD_MOST} required aria-label=${t("console.card.words")}></textarea>
    <button class="button">${t("console.cards.add")}</button>
  </form>`;
}

/**
 * @param {string} activity
 * @param {string} field
 * @param {string} team
 */
function add(activity, field, team) {
  return async (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const text = String(new FormData(form).get("text"));
    if (await act({ t: "card.add", activity, id: newName(), text, field, team })) form.reset();
  };
}
