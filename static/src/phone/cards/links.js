/** What a card leads to, and what leads to it: from a challenge to a measure, from a measure to an action. */

import { html, nothing } from "lit-html";
import { signal } from "@preact/signals-core";

import { record, view, workshop } from "../../board.js";
import { heapsOf } from "../../cards/heaps.js";
import { send } from "../../outbox.js";
import { wordsOf } from "../../text/words.js";
import { say, t } from "../../texts.js";
import { headingOf } from "../heading.js";

/**
 * @typedef {import("../../records.js").Card} Card
 * @typedef {import("../../cards/heaps.js").Held} Held
 * @typedef {{to: string, card: Card}} Linked  to: "<activity>/<card>"
 */

/** Whose link is being chosen, and within which activity; `back`: what the card grew out of. */
const choosing = signal({ id: "", activity: "", back: false });
const nobodys = { id: "", activity: "", back: false };

/**
 * @param {string} activity
 * @param {Held} held
 * @param {boolean} may  change it
 */
export function linksView(activity, held, may) {
  const forth = (held.card.links ?? []).flatMap((to) => linked(to));
  const back = leadingTo(held.id.slice("card/".length));
  const grown = (held.card.links ?? []).filter((to) => !to.includes("/") && record(`activity/${to}`));
  if (!may && !forth.length && !back.length && !grown.length) return nothing;
  return html`<section class="links">
    ${forth.length || may ? html`<h2>${t("phone.links.to")}</h2>` : nothing}
    ${listView(forth, (one) => (may ? unlinkButton(activity, held, one) : nothing))}
    ${may ? chooserView(activity, held) : nothing}
    ${back.length || grown.length || may ? html`<h2>${t("phone.links.from")}</h2>` : nothing}
    ${listView(back, () => nothing)} ${grownView(activity, held, grown, may)}
    ${may ? statementsView(activity, held) : nothing}
  </section>`;
}

/**
 * @param {string} to
 * @returns {Linked[]} none, if it is no longer seen
 */
function linked(to) {
  const card = /** @type {Card | undefined} */ (record(`card/${to}`));
  return card && !card.binned ? [{ to, card }] : [];
}

/** @param {string} to */
function leadingTo(to) {
  /** @type {Linked[]} */
  const found = [];
  for (const [id, card] of view.value) {
    if (card.t === "card" && !card.binned && card.links?.includes(to)) found.push({ to: id.slice("card/".length), card });
  }
  return found;
}

/**
 * @param {Linked[]} some
 * @param {(one: Linked) => unknown} beside
 */
function listView(some, beside) {
  if (!some.length) return nothing;
  return html`<ul class="linked">
    ${some.map(
      (one) => html`<li>
        <p><span class="tags">${titleOf(one.card.activity)}</span><span class="words">${wordsOf(one.card)}</span></p>
        ${beside(one)}
      </li>`,
    )}
  </ul>`;
}

/**
 * The statements a card grew out of.
 * @param {string} activity
 * @param {Held} held
 * @param {string[]} grown  activities
 * @param {boolean} may
 */
function grownView(activity, held, grown, may) {
  if (!grown.length) return nothing;
  const go = (/** @type {string} */ to) => void send({ t: "card.link", activity, card: held.name, to, linked: false });
  return html`<ul class="linked">
    ${grown.map(
      (to) => html`<li>
        <p><span class="words">${titleOf(to)}</span></p>
        ${may
          ? html`<button type="button" class="button quiet" @click=${() => go(to)}>
              ${t("phone.links.remove")}<span class="unseen">: ${titleOf(to)}</span>
            </button>`
          : nothing}
      </li>`,
    )}
  </ul>`;
}

/**
 * @param {string} activity
 * @param {Held} held
 */
function statementsView(activity, held) {
  const names = (workshop()?.agenda ?? []).filter((name) => isStatement(name) && !held.card.links?.includes(name));
  if (!names.length) return nothing;
  if (choosing.value.id !== held.id || !choosing.value.back) {
    return html`<button type="button" class="button wide" @click=${() => (choosing.value = { id: held.id, activity: "", back: true })}>
      ${t("phone.links.add_from")}
    </button>`;
  }
  const link = (/** @type {string} */ to) => {
    choosing.value = nobodys;
    void send({ t: "card.link", activity, card: held.name, to, linked: true });
  };
  return html`<div class="chooser" role="group" aria-label=${t("phone.links.add_from")}>
    <p>${t("phone.links.which_statement")}</p>
    <ul>
      ${names.map(
        (name) => html`<li><button type="button" class="button wide" @click=${() => link(name)}>${titleOf(name)}</button></li>`,
      )}
    </ul>
    <button type="button" class="button quiet" @click=${() => (choosing.value = nobodys)}>${t("phone.cards.cancel")}</button>
  </div>`;
}

/** @param {string} name */
function isStatement(name) {
  const found = record(`activity/${name}`);
  return found?.t === "scale" && found.opened;
}

/** @param {string} activity */
function titleOf(activity) {
  return say(headingOf(record(`activity/${activity}`)));
}

/**
 * @param {string} activity
 * @param {Held} held
 * @param {Linked} one
 */
function unlinkButton(activity, held, { to, card }) {
  const go = () => void send({ t: "card.link", activity, card: held.name, to, linked: false });
  return html`<button type="button" class="button quiet" @click=${go}>
    ${t("phone.links.remove")}<span class="unseen">: ${wordsOf(card)}</span>
  </button>`;
}

/**
 * First the activity, then a card in it.
 * @param {string} activity
 * @param {Held} held
 */
function chooserView(activity, held) {
  const { id, activity: within, back } = choosing.value;
  if (id !== held.id || back) {
    return html`<button type="button" class="button wide" @click=${() => (choosing.value = { ...nobodys, id: held.id })}>
      ${t("phone.links.add")}
    </button>`;
  }
  return html`<div class="chooser" role="group" aria-label=${t("phone.links.add")}>
    <p>${t(within ? "phone.links.which_card" : "phone.links.which_part")}</p>
    <ul>
      ${within ? cardsIn(activity, held, within) : activities(held)}
    </ul>
    <button type="button" class="button quiet" @click=${() => (choosing.value = { ...nobodys, id: within ? id : "" })}>
      ${t("phone.cards.cancel")}
    </button>
  </div>`;
}

/** @param {Held} held */
function activities(held) {
  const names = (workshop()?.agenda ?? []).filter((name) => choices(held, name).length > 0);
  if (!names.length) return html`<li>${t("phone.links.none")}</li>`;
  return names.map(
    (name) => html`<li>
      <button type="button" class="button wide" @click=${() => (choosing.value = { ...nobodys, id: held.id, activity: name })}>
        ${titleOf(name)}
      </button>
    </li>`,
  );
}

/**
 * @param {string} activity
 * @param {Held} held
 * @param {string} within
 */
function cardsIn(activity, held, within) {
  const link = (/** @type {string} */ card) => {
    choosing.value = nobodys;
    void send({ t: "card.link", activity, card: held.name, to: `${within}/${card}`, linked: true });
  };
  return choices(held, within).map(
    ({ name, card }) => html`<li>
      <button type="button" class="card" @click=${() => link(name)}><span class="words">${wordsOf(card)}</span></button>
    </li>`,
  );
}

/**
 * Everything that lies on the table there, but for itself and what it leads to already.
 * @param {Held} held
 * @param {string} within  an activity
 */
function choices(held, within) {
  const taken = new Set([held.id, ...(held.card.links ?? []).map((to) => `card/${to}`)]);
  return heapsOf(view.value, within)
    .flatMap((heap) => [heap, ...heap.under])
    .filter(({ id, card }) => !taken.has(id) && wordsOf(card).trim());
}
