/** The hall's Wi-Fi, for the first picture on the wall. */
import { html, nothing } from "lit-html";
import { t } from "../texts.js";
import { act } from "./act.js";

/** @param {import("../records.js").Workshop} workshop */
export function wifiForm({ wifi }) {
  return html`<form @submit=${save}>
    <p>${t("console.wifi_why")}</p>
    <label class="asked">
      <span>${t("console.wifi_name")}</span>
      <input class="field" name="name" maxlength="32" autocomplete="off" .value=${wifi?.name ?? ""} />
    </label>
    <label class="asked">
      <span>${t("console.wifi_password")}</span>
      <input class="field" name="password" maxlength="63" autocomplete="off" .value=${wifi?.password ?? ""} />
    </label>
    <button class="button wide">${t("console.wifi_show")}</button>
    ${wifi ? hideButton() : nothing}
  </form>`;
}

/** @param {SubmitEvent} event */
function save(event) {
  event.preventDefault();
  const given = new FormData(/** @type {HTMLFormElement} */ (event.target));
  return setWifi(String(given.get("name")).trim(), String(given.get("password")).trim());
}

function hideButton() {
  const hide = () => setWifi("", "");
  return html`<button type="button" class="button quiet wide" @click=${hide}>${t("console.wifi_hide")}</button>`;
}

/**
 * @param {string} name  "" takes it off the wall
 * @param {string} password
 */
function setWifi(name, password) {
  return act({ t: "workshop.edit", wifi: { name, password } });
}
