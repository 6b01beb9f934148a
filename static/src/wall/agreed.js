/** How many agree with what stands there; never who. */
import { html, nothing } from "lit-html";
import { present, record } from "../board.js";
import { t } from "../texts.js";

/**
 * Reads signals.
 * @param {string} activity
 * @param {{ agree?: boolean }} shown
 */
export function agreedWords(activity, { agree }) {
  if (!agree) return nothing;
  const n = record(`count/${activity}/agreed`)?.agreed ?? 0;
  return html`<span><b>${t("wall.of", { n, of: present(n) })}</b> ${t("wall.agreed")}</span>`;
}
