/** The wall is blank: said wherever the moderator looks, with one tap to show it again. */
import { html, nothing } from "lit-html";
import { view } from "../../board.js";
import { t } from "../../texts.js";
import { act, busy } from "../act.js";
import { workshopIn } from "../steps.js";
import { sign } from "./signs.js";

/** Reads signals: call it inside an effect. */
export function darkBeacon() {
  if (!workshopIn(view.value)?.blank) return nothing;
  return html`<p class="beacon dark" role="status">
    ${sign("dark")} <b>${t("console.wall.is_blank")}</b>
    <button type="button" class="button small" aria-disabled=${busy.value} @click=${() => act({ t: "screen.set", blank: false })}>
      ${t("console.wall.unblank")}
    </button>
  </p>`;
}
