/** While people come: how to join, and a line to try things on. */
import { html, nothing } from "lit-html";
import { unsafeHTML } from "lit-html/directives/unsafe-html.js";
import { addressToType } from "../address.js";
import { present, under, view } from "../board.js";
import { boot } from "../boot.js";
import { joinQr } from "../join-qr.js";
import { linkLine, tick } from "../parts.js";
import { say, t } from "../texts.js";
import { clock } from "./clock.js";
import { hands } from "./hands.js";
import { line } from "./line.js";
import { wifiQr } from "./wifi.js";

/** @typedef {import("../records.js").Wifi} Wifi */

const PRACTICE = "practice";

/** Reads signals: call it inside an effect. */
export function lobby() {
  const workshop = /** @type {import("../records.js").Workshop} */ (view.value.get("workshop"));
  const wifi = workshop.wifi ?? null;
  return html`<main class="stage lobby">
    <header class="wall-head">
      <h1 class="lobby-title">${workshop.title}</h1>
      ${linkLine()}${clock()}
    </header>
    <div data-holds class="lobby-ways ${wifi ? "with-wifi" : ""}">${wifi ? network(wifi) : nothing} ${join(wifi !== null)}</div>
    ${practice()} ${hands()}
  </main>`;
}

/** @param {Wifi} wifi */
function network({ name, password }) {
  return html`<section class="lobby-way">
    <h2><span class="lobby-number">1</span>${t("wall.lobby.wifi")}</h2>
    ${wifiQr
      ? html`<div class="lobby-qr" role="img" aria-label=${t("wall.lobby.wifi_qr")}>${unsafeHTML(wifiQr)}</div>`
      : nothing}
    <div class="lobby-words">
      <dl class="lobby-wifi">
        <dt>${t("wall.lobby.wifi_name")}</dt>
        <dd>${name}</dd>
        ${password
          ? html`<dt>${t("wall.lobby.wifi_password")}</dt>
              <dd class="exact">${password}</dd>`
          : nothing}
      </dl>
      <p class="lobby-stay">${t("wall.lobby.stay")}</p>
    </div>
  </section>`;
}

/** @param {boolean} second  there is a network to join first */
function join(second) {
  return html`<section class="lobby-way lobby-join">
    <h2>${second ? html`<span class="lobby-number">2</span>` : nothing}${t("wall.lobby.scan")}</h2>
    <div class="lobby-qr" role="img" aria-label=${t("wall.join.qr")}>${unsafeHTML(joinQr())}</div>
    <div class="lobby-words">
      <p>${t("wall.lobby.or_type")}</p>
      <p class="lobby-address">${addressToType()}</p>
      <p>${t("wall.lobby.code")}</p>
      <p class="lobby-code">${boot.code}</p>
      ${second ? nothing : html`<p class="lobby-stay">${t("wall.lobby.stay")}</p>`}
    </div>
  </section>`;
}

function practice() {
  const scale = /** @type {import("../records.js").Scale | undefined} */ (view.value.get(`activity/${PRACTICE}`));
  return html`<section class="lobby-practice" data-holds>
    <div class="lobby-practice-head">
      ${scale ? html`<h2>${t("wall.lobby.practice")} <b>${say(scale.statement)}</b></h2>` : nothing} ${whoCame()}
    </div>
    ${scale ? line(PRACTICE, scale, { low: true }) : nothing}
  </section>`;
}

/** The tick tells the moderator that the network lets phones through. */
function whoCame() {
  const came = present(under("seat/").length);
  if (!came) return html`<p class="lobby-present" role="status">${t("wall.lobby.nobody")}</p>`;
  return html`<p class="lobby-present came" role="status">
    ${tick()} ${came === 1 ? t("wall.lobby.first") : t("wall.lobby.people", { n: came })}
  </p>`;
}
