/** Editing one activity: what people see, how it works, and what only the moderator sees. */
import { html, nothing } from "lit-html";
import { boot } from "../../boot.js";
import { say, t } from "../../texts.js";
import { busy, refusal, trouble } from "../act.js";
import { kindSign } from "../kind-signs.js";
import { sheet } from "../panel.js";
import { draft, save, writeIn } from "./draft.js";
import { number, reasonAt, words } from "./inputs.js";
import { seen } from "./seen.js";
import { works } from "./works.js";

/** @typedef {import("./draft.js").Draft} Draft */

const TITLE = { most: 120 };
const MINUTES_MOST = 600;

/** Reads signals: call it inside an effect. */
export function editSheet() {
  const now = draft.value;
  if (!now) return nothing;
  return sheet(
    now.activity ? t("console.edit") : t("console.edit.new"),
    html`<form class="editor" novalidate @submit=${submit}>
      <div class="editor-top">
        <p class="editor-kind">${kindSign(now.kind)} ${t(`console.kind.${now.kind}`)}${say(now.now["term"]) ? ` · ${say(now.now["term"])}` : ""}</p>
        ${languages(now)}
      </div>
      ${now.begun ? html`<p class="editor-note">${t("console.edit.begun")}</p>` : nothing}
      ${elsewhere()}
      <section class="editor-part">
        <h3>${t("console.edit.seen")}</h3>
        ${seen(now.kind)}
      </section>
      <section class="editor-part">
        <h3>${t("console.edit.how")}</h3>
        ${works(now)}
      </section>
      <section class="editor-part">
        <h3>${t("console.edit.moderator")}</h3>
        <div class="editor-pair">
          ${number("minutes", t("console.edit.minutes"), MINUTES_MOST)} ${words("section", t("console.edit.section"), TITLE)}
        </div>
        ${words("guide", t("console.guide"), { most: 1500, rows: 7, hint: t("console.edit.guide_hint") })}
        ${words("term", t("console.edit.term"), TITLE)}
      </section>
      <footer class="editor-foot">
        <button class="button strong wide" aria-disabled=${busy.value}>
          ${now.activity ? t("console.save") : t("console.add_now")}
        </button>
      </footer>
    </form>`,
  );
}

/**
 * One language is open; the others are one tap away.
 * @param {Draft} draft
 */
function languages({ language }) {
  return html`<div class="editor-languages" role="group" aria-label=${t("console.edit.language")}>
    ${boot.languages.map(
      (one) => html`<button type="button" class="button small" lang=${one} aria-pressed=${one === language} @click=${() => writeIn(one)}>
        ${t(`common.language.${one}`)}
      </button>`,
    )}
  </div>`;
}

/** What is wrong with no field of its own. */
function elsewhere() {
  const { code, details } = refusal.value;
  if (!code || details.place) return nothing;
  return html`<p class="trouble" role="alert">${reasonAt(code, details) || trouble.value}</p>`;
}

/** @param {SubmitEvent} event */
async function submit(event) {
  event.preventDefault();
  const form = /** @type {HTMLFormElement} */ (event.target);
  if (busy.peek() || (await save())) return;
  requestAnimationFrame(() => toWrong(form));
}

/** @param {HTMLFormElement} form */
function toWrong(form) {
  const field = /** @type {HTMLElement | null} */ (form.querySelector("[aria-invalid=true]"));
  field?.closest("details")?.setAttribute("open", "");
  (field ?? form.querySelector(".trouble"))?.scrollIntoView({ block: "center" });
  field?.focus();
}
