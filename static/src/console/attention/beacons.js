/** What the moderator must not miss, wherever they look: the wall is dark, hands are up, somebody asks privately. */
import { html, nothing } from "lit-html";
import { view } from "../../board.js";
import { t } from "../../texts.js";
import { act, busy } from "../act.js";
import { queueOf, speakerIn } from "../hands/queue.js";
import { nameOf } from "../hands/sheet.js";
import { openPanel } from "../panel.js";
import { openQuestions } from "../questions/sheet.js";
import { workshopIn } from "../steps.js";
import { sign } from "./signs.js";

/** Reads signals: call it inside an effect. */
export function beacons() {
  const workshop = workshopIn(view.value);
  const [hands, questions] = [queueOf(view.value).length, openQuestions()];
  const speaker = speakerIn(view.value);
  if (!workshop?.blank && !hands && !questions && !speaker) return nothing;
  return html`<div class="beacons" role="group" aria-label=${t("console.beacons")}>
    ${workshop?.blank ? dark() : nothing} ${speaker ? floor(nameOf(speaker)) : nothing}
    ${hands ? beacon("hand", t("console.hands.up", { n: hands }), () => openPanel({ name: "hands" })) : nothing}
    ${questions ? beacon("question", t("console.questions.wait", { n: questions }), () => openPanel({ name: "questions" })) : nothing}
  </div>`;
}

function dark() {
  return html`<p class="beacon dark" role="status">
    ${sign("dark")} <b>${t("console.wall.is_blank")}</b>
    <button type="button" class="button small" aria-disabled=${busy.value} @click=${() => act({ t: "wall.set", blank: false })}>
      ${t("console.wall.unblank")}
    </button>
  </p>`;
}

/** @param {string} name */
function floor(name) {
  return html`<p class="beacon">
    ${sign("voice")} <span>${t("console.hands.speaks", { name })}</span>
    <button type="button" class="button small" aria-disabled=${busy.value} @click=${() => act({ t: "hand.call", seat: "" })}>
      ${t("console.hands.done")}
    </button>
  </p>`;
}

/**
 * @param {"hand" | "question"} name
 * @param {string} words
 * @param {() => void} onPress
 */
function beacon(name, words, onPress) {
  return html`<button type="button" class="button small beacon-${name}" @click=${onPress}>${sign(name)} ${words}</button>`;
}
