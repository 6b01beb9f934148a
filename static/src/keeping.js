/** How long a workshop is kept, in the reader's words: the same on phones and on the console. */

import { html } from "lit-html";

import { boot } from "./boot.js";
import { t } from "./texts.js";

/** @typedef {import("./records.js").Kept} Kept */

/** Made when it is needed first: on a weak phone that takes a tenth of a second. @type {Intl.DateTimeFormat | undefined} */
let days;

/** @param {number | string | undefined} day  ms of its midnight UTC, or ISO; "" for none */
export function dayIn(day) {
  if (!day) return "";
  days ??= new Intl.DateTimeFormat(boot.language, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  return days.format(new Date(day));
}

/** Days stand beside their words and not in them: no language has to inflect them. @param {Kept} kept */
export function keptView(kept) {
  const lines = [
    ["again", dayIn(kept.again)],
    ["names", kept.unnamed ? t("common.kept.unnamed") : dayIn(kept.names_go)],
    ["all", dayIn(kept.all_goes)],
    ["keeper", kept.keeper ?? ""],
  ];
  return html`<dl class="kept">
    ${lines.filter(([, value]) => value).map(([name, value]) => html`<div><dt>${t(`common.kept.${name}`)}</dt><dd>${value}</dd></div>`)}
  </dl>`;
}
