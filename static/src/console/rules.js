/** The sheet with the rules of the talk: one tap away on every screen, once it was opened. */
import { html, nothing } from "lit-html";
import { view } from "../board.js";
import { heapsOf } from "../cards/heaps.js";
import { wordsOf } from "../text/words.js";
import { say, t } from "../texts.js";
import { openPanel, sheet } from "./panel.js";
import { activityIn } from "./kinds.js";
import { workshopIn } from "./steps.js";

/** Reads signals: call it inside an effect. */
export function rulesButton() {
  if (!rulesOf()) return nothing;
  return html`<button type="button" class="button small" @click=${() => openPanel({ name: "rules" })}>${t("console.rules")}</button>`;
}

/** Reads signals: call it inside an effect. */
export function rulesSheet() {
  const rules = rulesOf();
  if (!rules) return nothing;
  return sheet(
    say(rules.found.title),
    html`<ul class="rules">
      ${heapsOf(view.value, rules.activity).map(({ card }) => html`<li>${wordsOf(card)}</li>`)}
    </ul>`,
  );
}

/** The last such sheet that people have seen. */
function rulesOf() {
  const seen = (workshopIn(view.value)?.agenda ?? []).flatMap((activity) => {
    const found = activityIn(view.value, activity);
    return found?.t === "cards" && found.rules && found.opened ? [{ activity, found }] : [];
  });
  return seen[seen.length - 1];
}
