/** The report: in which language, of what, and as what. Each is a link, made on the server when it is followed. */
import { signal } from "@preact/signals-core";
import { html, nothing } from "lit-html";
import { view } from "../../board.js";
import { boot, room } from "../../boot.js";
import { t } from "../../texts.js";
import { choices } from "../choices.js";
import { activityIn, titleOf } from "../kinds.js";
import { sheet } from "../panel.js";
import { workshopIn } from "../steps.js";
import { picture } from "./pictures.js";

const LARGE = /** @type {const} */ (["docx", "pdf"]);
const OTHERS = /** @type {const} */ (["html", "xlsx", "csv", "json"]);

const language = signal(boot.language);
const ofCurrent = signal(false);
const own = signal(false);

/** Reads signals: call it inside an effect. */
export function reportSheet() {
  const workshop = workshopIn(view.value);
  if (!workshop) return nothing;
  const current = activityIn(view.value, workshop.current);
  const activity = ofCurrent.value && current ? workshop.current : "";
  return sheet(
    t("console.report.title"),
    html`<div class="paper report">
      <p>${t("console.report.means")}</p>
      <div class="paper-choices">${languages()} ${current ? parts(titleOf(current)) : nothing}</div>
      <ul class="report-large">
        ${LARGE.map((kind) => html`<li>${way(addressOf(`.${kind}`, activity), "paper-one paper-pack", face(kind))}</li>`)}
      </ul>
      ${way(addressOf("", activity), "paper-one", html`${picture("page")}<span><b>${t("console.report.open")} ↗</b> <small>${t("console.report.open_for")}</small></span>`)}
      <details class="report-more">
        <summary>${t("console.report.more")}</summary>
        <ul class="paper-list">
          ${OTHERS.filter((kind) => kind !== "json" || !activity).map(
            (kind) => html`<li>${way(addressOf(`.${kind}`, activity), "paper-one report-plain", words(kind))}</li>`,
          )}
        </ul>
      </details>
      ${ownPart()}
    </div>`,
  );
}

function languages() {
  return choices(t("console.report.language"), "report-language", boot.languages.map((one) => ({
    value: one,
    words: html`<span lang=${one}>${t(`common.language.${one}`)}</span>`,
    chosen: one === language.value,
    choose: () => (language.value = one),
  })));
}

/** @param {string} title  of the part that is on now */
function parts(title) {
  return choices(t("console.report.of"), "report-of", [
    { value: "all", words: t("console.report.of_all"), chosen: !ofCurrent.value, choose: () => (ofCurrent.value = false) },
    { value: "current", words: title, chosen: ofCurrent.value, choose: () => (ofCurrent.value = true) },
  ]);
}

function ownPart() {
  return html`<label class="choice report-own">
    <input type="checkbox" .checked=${own.value} @change=${() => (own.value = !own.peek())} />
    <span><b>${t("console.report.own")}</b> <small>${t("console.report.own_means")}</small></span>
  </label>`;
}

/** @param {typeof LARGE[number]} kind */
function face(kind) {
  return html`${picture(kind)}${words(kind)}`;
}

/** @param {typeof LARGE[number] | typeof OTHERS[number]} kind */
function words(kind) {
  return html`<span><b>${t(`console.report.${kind}`)}</b> <small>${t(`console.report.${kind}_for`)}</small></span>`;
}

/**
 * In a tab of its own: should it fail, the console stays.
 * @param {string} address
 * @param {string} kind
 * @param {unknown} content
 */
function way(address, kind, content) {
  return html`<a class=${kind} href=${address} target="_blank" rel="noopener">${content}</a>`;
}

/**
 * @param {string} ending
 * @param {string} activity
 */
function addressOf(ending, activity) {
  const asked = new URLSearchParams({
    language: language.value,
    ...(activity && { activity }),
    ...(own.value && { own: "1" }),
  });
  return `${room}/report${ending}?${asked}`;
}
