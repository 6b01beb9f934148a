/** What all answered, in words and as bars, and what they remarked. */

import { html, nothing } from "lit-html";

import { record, under } from "../../board.js";
import { signature } from "../../cards/signature.js";
import { say, t } from "../../texts.js";
import { answerTo } from "./own.js";
import { signView } from "./sign.js";

/**
 * @typedef {import("../../records.js").Choice} Choice
 * @typedef {import("../../records.js").Vote} Vote
 */

/**
 * @param {string} activity
 * @param {Choice} choice
 */
export function resultView(activity, choice) {
  const count = record(`count/${activity}/votes`) ?? { t: "count" };
  const sums = choice.options.map((_, n) => count[`o${n}`] ?? 0);
  const most = Math.max(1, ...sums);
  const mine = answerTo(activity)?.picks ?? [];
  return html`<table class="answers">
      <caption class="unseen">
        ${t("phone.choice.result")}
      </caption>
      <tbody>
        ${choice.options.map(
          ({ text, sign }, n) => html`<tr>
            <th scope="row">
              ${signView(sign)} ${say(text)}${mine.includes(n) ? html` <small>(${t("phone.choice.yours")})</small>` : nothing}
              <span class="bar ${sign || "plain"}" .style=${`width: ${((sums[n] ?? 0) / most) * 100}%`}></span>
            </th>
            <td>${sums[n]}</td>
          </tr>`,
        )}
        ${count.listening
          ? html`<tr>
              <th scope="row">${t("phone.listening")}</th>
              <td>${count.listening}</td>
            </tr>`
          : nothing}
      </tbody>
    </table>
    ${remarksView(activity, choice)}`;
}

/**
 * @param {string} activity
 * @param {Choice} choice
 */
function remarksView(activity, choice) {
  const votes = /** @type {[string, Vote][]} */ (under(`vote/${activity}/`)).map(([, vote]) => vote);
  const shown = votes.filter(({ remark, signed }) => remark && signed !== undefined);
  if (!shown.length) return nothing;
  return html`<h2>${t("phone.choice.remarks")}</h2>
    <ul class="remarks">
      ${shown.map(
        (vote) => html`<li>
          <p>${vote.picks.map((n) => signView(choice.options[n]?.sign ?? ""))} ${vote.remark}</p>
          ${signature(vote) ? html`<p class="tags">${signature(vote)}</p>` : nothing}
        </li>`,
      )}
    </ul>`;
}
