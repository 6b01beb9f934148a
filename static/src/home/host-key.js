/** The key of a server that does not let everyone start a workshop: asked for when the server says so. */
import { signal } from "@preact/signals-core";
import { html, nothing } from "lit-html";
import { base } from "../boot.js";
import { post } from "../post.js";
import { t } from "../texts.js";

const asked = signal(false);
let key = "";

/** Reads signals: call it inside an effect. */
export function hostKeyField() {
  if (!asked.value) return nothing;
  return html`<label class="asked">
    <span>${t("home.host_key")}</span>
    <input class="field" type="password" autocomplete="off" @input=${(/** @type {any} */ { target }) => (key = target.value)} />
  </label>`;
}

/**
 * Begin a workshop, with the key if one was typed.
 * @param {string} path
 * @param {object} body
 */
export async function begin(path, body) {
  const entered = asked.peek() && key ? await post(`${base}/host`, { key }) : null;
  if (entered && !entered.ok) return entered;
  const answer = await post(path, body);
  if (!answer.ok && answer.code === "host_key") asked.value = true;
  return answer;
}
