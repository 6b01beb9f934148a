/** What the moderator must not miss, wherever they look: the wall is dark, hands are up, somebody asks privately. */
import { html, nothing } from "lit-html";
import { view } from "../../board.js";
import { t } from "../../texts.js";
import { act, busy } from "../act.js";
import { queueOf, speakerIn } from "../../hands/queue.js";
import { nameOf } from "../hands/sheet.js";
import { openPanel } from "../panel.js";
import { openQuestions } from "../questions/sheet.js";
import { workshopIn } from "../steps.js";
import { isWaiting, slowBeacon } from "../voices/waiting.js";
import { darkBeacon } from "./dark.js";
import { sign } from "./signs.js";

/** Reads signals: call it inside an effect. */
export function beacons() {
  const [hands, questions] = [queueOf(view.value).length, openQuestions()];
  const speaker = speakerIn(view.value);
  if (!workshopIn(view.value)?.blank && !isWaiting() && !hands && !questions && !speaker) return nothing;
  return html`<div class="beacons" role="group" aria-label=${t("console.beacons")}>
    ${darkBeacon()} ${slowBeacon()} ${speaker ? floor(nameOf(speaker)) : nothing}
    ${hands ? beacon("hand", hands, t("console.hands.up", { n: hands }), () => openPanel({ name: "hands" })) : nothing}
    ${questions ? beacon("question", questions, t("console.questions.wait", { n: questions }), () => openPanel({ name: "questions" })) : nothing}
  </div>`;
}

/** @param {string} name */
function floor(name) {
  const done = t("console.hands.done");
  return html`<p class="beacon floor-beacon">
    ${sign("voice")} <span class="beacon-long">${t("console.hands.speaks", { name })}</span><span class="beacon-short">${name}</span>
    <button type="button" class="button small" aria-label=${done} aria-disabled=${busy.value} @click=${() => act({ t: "hand.call", seat: "" })}>
      <span class="beacon-long">${done}</span><span class="beacon-short">✓</span>
    </button>
  </p>`;
}

/**
 * On a narrow screen the sign and the number must do.
 * @param {"hand" | "question"} name
 * @param {number} n
 * @param {string} words
 * @param {() => void} onPress
 */
function beacon(name, n, words, onPress) {
  return html`<button type="button" class="button small beacon-${name}" aria-label=${words} @click=${onPress}>
    ${sign(name)} <span class="beacon-long">${words}</span><span class="beacon-short">${n}</span>
  </button>`;
}
