/** How the big screen gets its picture, when this one stays the moderator's own. */
import { html } from "lit-html";
import { t } from "../texts.js";
import { copiedLine, wallLinkView } from "./links.js";
import { closePanel, sheet } from "./panel.js";

/** Reads signals: call it inside an effect. */
export function wallSheet() {
  return sheet(
    t("console.wall_title"),
    html`${wallLinkView()} ${copiedLine()}
      <button type="button" class="button strong wide" @click=${closePanel}>${t("console.wall_done")}</button>`,
  );
}
