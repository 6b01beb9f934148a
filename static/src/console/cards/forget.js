/** Deleting a card for good asks once more, and says what that means. */
import { html, nothing } from "lit-html";
import { record } from "../../board.js";
import { wordsOf } from "../../text/words.js";
import { t } from "../../texts.js";
import { act, busy } from "../act.js";
import { closePanel, sheet } from "../panel.js";
import { troubleLine } from "../trouble.js";

/**
 * Reads signals: call it inside an effect.
 * @param {string} activity
 * @param {string} card  name
 */
export function forgetSheet(activity, card) {
  const found = record(`card/${activity}/${card}`);
  if (!found) return nothing;
  return sheet(
    t("console.forget.title"),
    html`<blockquote class="forget-words">${wordsOf(found)}</blockquote>
      <p>${t("console.forget.means")}</p>
      ${troubleLine()}
      <p class="forget-answers">
        <button type="button" class="button wide" @click=${closePanel}>${t("console.forget.keep")}</button>
        <button type="button" class="button strong wide" aria-disabled=${busy.value} @click=${forget}>
          ${t("console.forget.go")}
        </button>
      </p>`,
  );

  async function forget() {
    if (await act({ t: "card.forget", activity, card })) closePanel();
  }
}
