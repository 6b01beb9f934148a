/** What can come along from an earlier workshop, by what becomes of it. All that makes sense is ticked. */

import { signal } from "@preact/signals-core";
import { html, nothing } from "lit-html";

import { kindSign } from "../../console/kind-signs.js";
import { languageIn, say, t } from "../../texts.js";

/**
 * @typedef {import("./offer.js").Offer} Offer
 * @typedef {import("./offer.js").Part} Part
 */

/** As people meet them: what is new first. */
const ORDER = /** @type {const} */ (["rate", "ask", "state", "rows"]);

/** What was taken away, by the workshop it is of: whoever looks at another one and comes back finds it so. */
const left = signal(/** @type {ReadonlySet<string>} */ (new Set()));

/** @param {Offer} offer @returns {string[]} the activities that come along */
export function taken(offer) {
  return offer.parts.filter((part) => !left.value.has(nameOf(offer, part))).map(({ activity }) => activity);
}

/** @param {Offer} offer */
export function partsView(offer) {
  if (!offer.parts.length) return html`<p class="lead">${t("home.next.nothing")}</p>`;
  return html`<section class="next-parts">
    <h2>${t("home.next.takes")}</h2>
    <p>${t("home.next.takes_how")}</p>
    ${ORDER.map((later) => groupView(offer, later, offer.parts.filter((part) => part.later === later)))}
  </section>`;
}

/**
 * @param {Offer} offer
 * @param {import("./offer.js").Later} later
 * @param {Part[]} parts
 */
function groupView(offer, later, parts) {
  if (!parts.length) return nothing;
  return html`<fieldset class="choices">
    <legend>${t(`home.next.${later}`)}<small>${t(`home.next.${later}_means`)}</small></legend>
    ${parts.map((part) => partView(offer, part))}
  </fieldset>`;
}

/**
 * @param {Offer} offer
 * @param {Part} part
 */
function partView(offer, part) {
  const { kind, title, many } = part;
  const name = nameOf(offer, part);
  return html`<label class="choice">
    <input type="checkbox" .checked=${!left.value.has(name)} @change=${() => toggle(name)} />
    ${kindSign(kind)}
    <span><bdi lang=${languageIn(title)}>${say(title)}</bdi>${many
        ? html` <small class="long">${t("home.next.many", { n: many })}</small>`
        : nothing}</span>
  </label>`;
}

/** @param {string} name */
function toggle(name) {
  const next = new Set(left.value);
  if (!next.delete(name)) next.add(name);
  left.value = next;
}

/**
 * @param {Offer} offer
 * @param {Part} part
 */
function nameOf({ title, day }, { activity }) {
  return `${day}/${title}/${activity}`;
}
