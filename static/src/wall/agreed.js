/** How many agree with what stands there; never who. */
import { html, nothing } from "lit-html";
import { here, view } from "../board.js";
import { t } from "../texts.js";

/**
 * Reads signals.
 * @param {string} activity
 * @param {{ agree?: boolean }} shown
 */
export function agreedWords(activity, { agree }) {
  if (!agree) return nothing;
  const count = /** @type {import("../records.js").Count | undefined} */ (view.value.get(`count/${activity}/agreed`));
  const n = count?.agreed ?? 0;
  const of = Math.max(here.value.hall + here.value.remote, n);
  return html`<span><b>${t("wall.of", { n, of })}</b> ${t("wall.agreed")}</span>`;
}
