/** This person's answer to a question: what the server holds, or what is on its way. */

import { under } from "../../board.js";
import { pending, send } from "../../outbox.js";

/**
 * @typedef {import("../../records.js").Vote} Vote
 * @typedef {{picks: number[], remark: string, saved: boolean}} Answer  no picks: listens this time
 */

/**
 * @param {string} activity
 * @returns {Answer | undefined} undefined: no answer given
 */
export function answerTo(activity) {
  const sent = pending.value
    .filter(({ c }) => (c.t === "choice.answer" || c.t === "choice.withdraw") && c["activity"] === activity)
    .pop()?.c;
  if (sent) return sent.t === "choice.withdraw" ? undefined : { picks: sent["picks"], remark: sent["remark"], saved: false };
  const votes = /** @type {[string, Vote][]} */ (under(`vote/${activity}/`));
  const mine = votes.find(([, vote]) => vote.mine)?.[1];
  return mine && { picks: mine.picks, remark: mine.remark, saved: true };
}

/**
 * @param {string} activity
 * @param {number[]} picks
 * @param {string} remark
 */
export function giveAnswer(activity, picks, remark) {
  return send({ t: "choice.answer", activity, picks, remark });
}

/** @param {string} activity */
export function withdraw(activity) {
  void send({ t: "choice.withdraw", activity });
}
