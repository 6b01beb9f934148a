/** Before the day: what to bring and to try, and a made-up hall to try it with. */
import { signal } from "@preact/signals-core";
import { html, nothing } from "lit-html";
import { here, view } from "../board.js";
import { boot } from "../boot.js";
import { keep, kept } from "../kept.js";
import { tick } from "../parts.js";
import { t } from "../texts.js";
import { openPanel, sheet } from "./panel.js";
import { workshopIn } from "./steps.js";
import { tryoutPart } from "./tryout.js";

const KEPT = `talka-before/${boot.code}`;
const ITEMS = /** @type {const} */ (["router", "address", "projector", "awake", "charger", "paper", "outsider"]);

/** What is done already, on this device. */
const done = signal(new Set((kept(KEPT) ?? "").split(",")));

/** Reads signals: call it inside an effect. */
export function beforeSheet() {
  const workshop = workshopIn(view.value);
  if (!workshop) return nothing;
  const ready = ITEMS.filter((item) => done.value.has(item)).length;
  return sheet(
    t("console.before.title"),
    html`<div class="before">
      <section class="checks">
        ${ITEMS.map(check)}
        <p class="hint-line">
          ${ready === ITEMS.length ? tick() : nothing} ${t("console.of", { n: ready, of: ITEMS.length })} · ${t("console.before.why")}
        </p>
      </section>
      ${workshop.tryout ? nothing : tryoutPart()}
    </div>`,
  );
}

/** @param {typeof ITEMS[number]} item */
function check(item) {
  return html`<div class="check">
    <label class="choice">
      <input type="checkbox" .checked=${done.value.has(item)} @change=${() => turn(item)} />
      <span><b>${t(`console.before.${item}`)}</b> <small>${t(`console.before.${item}_how`)}</small></span>
    </label>
    ${item === "address" ? addressPart() : nothing} ${item === "paper" ? paperPart() : nothing}
  </div>`;
}

function addressPart() {
  const { hall, remote } = here.value;
  return html`<div class="check-more">
    <button type="button" class="button" @click=${() => openPanel({ name: "ways" })}>${t("console.before.open_ways")}</button>
    ${hall + remote ? html`<span class="ways-in">${tick()} ${t("console.people_here", { n: hall + remote })}</span>` : nothing}
  </div>`;
}

function paperPart() {
  return html`<div class="check-more">
    <button type="button" class="button" @click=${() => openPanel({ name: "paper" })}>${t("console.paper.title")}</button>
  </div>`;
}

/** @param {string} item */
function turn(item) {
  const next = new Set(done.peek());
  if (!next.delete(item)) next.add(item);
  done.value = next;
  keep(KEPT, [...next].join(","));
}
