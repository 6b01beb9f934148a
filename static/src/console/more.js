/** Everything that is not the next step. */
import { html, nothing } from "lit-html";
import { view } from "../board.js";
import { languageSwitch } from "../parts.js";
import { t } from "../texts.js";
import { act, busy, press } from "./act.js";
import { agenda } from "./agenda.js";
import { links } from "./links.js";
import { editActivity } from "./editor/draft.js";
import { takesPaper } from "./entry/sheet.js";
import { openKeeping } from "./keeping/sheet.js";
import { activityIn, isBoard, isSheet } from "./kinds.js";
import { modeChoice, modeForNext } from "./modes.js";
import { nextWorkshop } from "./next-workshop.js";
import { closePanel, openPanel, sheet } from "./panel.js";
import { plan } from "./plan.js";
import { onward, scaleIn, talk, workshopIn } from "./steps.js";
import { troubleLine } from "./trouble.js";
import { wifiForm } from "./wifi.js";

/**
 * @typedef {import("../records.js").Scale} Scale
 * @typedef {import("../records.js").Workshop} Workshop
 * @typedef {import("../outbox.js").Command} Command
 */

const PAIRINGS = /** @type {const} */ (["nearest", "opposite", "mixed"]);
const MINUTES = [2, 3, 4, 5, 7, 10];

/** Reads signals: call it inside an effect. */
export function more() {
  const workshop = workshopIn(view.value);
  if (!workshop) return nothing;
  const scale = scaleIn(view.value, workshop.current);
  return sheet(
    t("console.more"),
    html`${troubleLine()}
      <div class="more">
        ${scale && !workshop.closed ? thisStatement(workshop, scale) : nothing}
        ${scale || !workshop.current ? talking(workshop, scale) : nothing} ${boardPart(workshop)}
        ${section(t("console.agenda"), agenda(), "narrow-only")}
        ${section(t("console.mode_next"), modeChoice(modeForNext(workshop), changeMode(workshop)))}
        ${section(t("console.wifi"), wifiForm(workshop))} ${section(t("console.links"), html`${links()} ${waysActions()}`)}
        ${section(
          t("console.workshop"),
          html`${action(t("console.before.title"), () => openPanel({ name: "before" }))}
          ${action(t("console.paper.title"), () => openPanel({ name: "paper" }))}
          ${action(t("console.report.title"), () => openPanel({ name: "report" }))}
          ${action(t("console.show_lobby"), () => go({ t: "workshop.show", activity: "" }))}
          ${action(t("console.lend"), () => openPanel({ name: "lend" }))}
          ${action(t("console.moderators"), () => openPanel({ name: "moderators" }))}
          ${action(t("console.keeping"), openKeeping)}
          ${action(t("console.history"), () => openPanel({ name: "history" }))} ${workshop.tryout ? nothing : nextWorkshop()} ${ending(workshop)}
          ${languageSwitch()}`,
        )}
      </div>`,
  );
}

/**
 * @param {Workshop} workshop
 * @param {Scale} scale
 */
function thisStatement(workshop, { phase, round, rounds }) {
  const activity = workshop.current;
  const next = rounds + 1;
  return section(
    t("console.this_statement"),
    html`${phase === "open"
        ? action(t("console.next.freeze"), () => go({ t: "scale.reveal", activity }))
        : action(t("console.open_again"), () => go({ t: "scale.open", activity, round }))}
      ${phase === "open"
        ? nothing
        : action(t("console.next.round", { n: next }), () => go({ t: "scale.open", activity, round: next }))}
      ${action(t("console.entry.title"), () => openPanel({ name: "entry", activity }))}
      ${action(t("console.edit"), () => editActivity(activity))}
      ${action(t("console.skip"), () => go(...onward(view.peek(), workshop).commands))}`,
  );
}

/**
 * Everything about cards and questions that is not the next step; and the groups, which any activity may need.
 * @param {Workshop} workshop
 */
function boardPart(workshop) {
  const activity = workshop.current;
  const found = activityIn(view.value, activity);
  const groups = action(t("console.groups.title"), () => openPanel({ name: "groups", activity }));
  if (workshop.closed || !found || found.t === "scale") return section(t("console.groups.title"), groups);
  const phases = isBoard(found) ? phasesOf(found) : [];
  return section(
    t("console.this_activity"),
    html`${phases.map((phase) =>
        action(t(`console.to_phase.${phase}`), () => go({ t: "cards.phase", activity, phase })),
      )}
      ${isSheet(found) ? action(t("console.pick.title"), () => openPanel({ name: "pick", activity })) : nothing}
      ${takesPaper(found) ? action(t("console.entry.title"), () => openPanel({ name: "entry", activity })) : nothing}
      ${groups} ${action(t("console.edit"), () => editActivity(activity))}
      ${action(t("console.skip"), () => go(...onward(view.peek(), workshop).commands))}`,
  );
}

/** @param {import("./kinds.js").Sheet | import("./kinds.js").Rating} board */
function phasesOf(board) {
  const all = board.t !== "rating" && board.dots ? ["open", "locked", "voting", "shown"] : ["open", "locked", "shown"];
  return all.filter((phase) => phase !== board.phase);
}

/**
 * @param {Workshop} workshop
 * @param {Scale | undefined} scale
 */
function talking({ current, closed }, scale) {
  const nameless = scale?.mode === "nameless";
  const ready = scale && !closed && (scale.phase === "shown" || scale.phase === "talk");
  return section(
    t("console.talk"),
    html`${nameless
        ? html`<p>${t("console.talk_nameless")}</p>`
        : html`<fieldset class="choices">
            <legend>${t("console.talk_with")}</legend>
            ${PAIRINGS.map((pairing) => pairingChoice(pairing))}
          </fieldset>`}
      <label class="asked">
        <span>${t("console.minutes")}</span>
        <select class="field" @change=${chooseMinutes}>
          ${MINUTES.map((n) => html`<option value=${n} ?selected=${n === plan.value.minutes}>${n}</option>`)}
        </select>
      </label>
      ${ready ? action(t("console.talk_now"), () => go(...talk(current, scale, plan.peek()).commands)) : nothing}`,
  );
}

/** @param {typeof PAIRINGS[number]} pairing */
function pairingChoice(pairing) {
  return html`<label class="choice">
    <input
      type="radio"
      name="pairing"
      .checked=${plan.value.pairing === pairing}
      @change=${() => (plan.value = { ...plan.peek(), pairing })}
    />
    <span>${t(`console.pairing.${pairing}`)}</span>
  </label>`;
}

/** @param {Event} event */
function chooseMinutes({ target }) {
  plan.value = { ...plan.peek(), minutes: Number(/** @type {HTMLSelectElement} */ (target).value) };
}

/**
 * Only statements that nobody has been asked yet change; the others keep what people were told.
 * @param {Workshop} workshop
 */
function changeMode({ agenda }) {
  return (/** @type {import("../records.js").Mode} */ mode) => {
    const coming = agenda.filter((activity) => scaleIn(view.peek(), activity)?.opened === false);
    return act(...coming.map((activity) => ({ t: "activity.edit", activity, settings: { mode } })));
  };
}

function waysActions() {
  return html`${action(t("console.ways.title"), () => openPanel({ name: "ways" }))}
  ${action(t("console.invite.title"), () => openPanel({ name: "invite" }))}`;
}

/** @param {Workshop} workshop */
function ending({ closed }) {
  return closed
    ? action(t("console.next.reopen"), () => go({ t: "workshop.reopen" }))
    : action(t("console.next.finish"), () => go({ t: "workshop.close" }));
}

/**
 * @param {string} title
 * @param {unknown} content
 * @param {string} [kind]
 */
function section(title, content, kind = "") {
  return html`<section class="more-part ${kind}">
    <h3>${title}</h3>
    ${content}
  </section>`;
}

/**
 * @param {string} words
 * @param {() => void} onPress
 */
function action(words, onPress) {
  return html`<button type="button" class="button wide" aria-disabled=${busy.value} @click=${onPress}>
    ${words}
  </button>`;
}

/** @param {...Command} commands */
async function go(...commands) {
  if (await press(...commands)) closePanel();
}
