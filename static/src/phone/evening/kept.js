/** What is kept of people, for how long and by whom: in the workshop, and before one comes into it. */

import { html } from "lit-html";

import { workshop } from "../../board.js";
import { boot } from "../../boot.js";
import { keptView } from "../../keeping.js";
import { t } from "../../texts.js";

export function keptPart() {
  return html`<section class="part-of-closing">
    <h2>${t("phone.kept")}</h2>
    <p>${t("phone.kept_names")} ${t("phone.kept_places")}</p>
    ${keptView(workshop() ?? boot.kept ?? {})}
  </section>`;
}
