/** Agendas as files: loaded here, wherever they were saved. What is faulty in one is named with its place. */
import { signal } from "@preact/signals-core";
import { html } from "lit-html";
import { hasText, t } from "../../texts.js";
import { reasonAt } from "../editor/inputs.js";
import { last, load, note } from "./adding.js";

const wrong = signal("");

/** Reads signals: call it inside an effect. */
export function fileForm() {
  return html`<section class="library-group">
    <h3>${t("console.library.file")}</h3>
    <label class="asked">
      <span>${t("console.library.file_how")}</span>
      <input class="field" type="file" accept=".json,application/json" @change=${choose} />
    </label>
    <p class="trouble" role="alert">${wrong.value}</p>
  </section>`;
}

/** @param {Event} event */
async function choose({ target }) {
  const input = /** @type {HTMLInputElement} */ (target);
  const file = input.files?.[0];
  if (!file) return;
  wrong.value = "";
  const read = parsed(await file.text());
  const answer = read ? await load(read) : { ok: /** @type {const} */ (false), code: "malformed", details: {} };
  if (answer.ok) note(last(answer.value.added), file.name, `file/${file.name}`);
  else wrong.value = refusalOf(answer);
  input.value = "";
}

/** @param {string} text */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/**
 * "Part 3, field 2, title: here is too much."
 * @param {{ code: string, details: Record<string, any> }} refusal
 */
function refusalOf({ code, details }) {
  if (code === "malformed" || code === "not_allowed") return t("console.library.no_agenda");
  const number = details.number === undefined ? "" : t("console.library.part_n", { n: details.number });
  const where = [number, ...placeWords(String(details.place ?? ""))].filter((one) => one).join(", ");
  return where ? `${where}: ${reasonAt(code, details)}` : reasonAt(code, details);
}

/**
 * The place in a file in words: `fields[2].title` is "field 3", "Title". What has no words is named as it is.
 * @param {string} place
 */
function placeWords(place) {
  return place
    .split(".")
    .filter((one) => one)
    .map((one) => {
      const [, name = one, number] = /^(\w+)\[(\d+)\]$/.exec(one) ?? [];
      const key = `console.place.${name}`;
      if (number !== undefined && hasText(`console.edit.${name.slice(0, -1)}_n`)) return t(`console.edit.${name.slice(0, -1)}_n`, { n: Number(number) + 1 });
      return hasText(key) ? t(key) : one;
    });
}
