/** A new card that came too late, or at a bad moment, becomes a draft again. */

import { keepDraft } from "../drafts.js";
import { onAnswer } from "../outbox.js";

/** Refusals for which it is worth trying again another way. */
const lateFor = ["not_open", "part_shut", "field_locked", "no_such_field", "no_group", "closed", "too_fast", "waiting"];

/** Call once. */
export function watchLateCards() {
  onAnswer((command, answer, seat) => {
    if (command.t !== "card.add" || answer.ok || !lateFor.includes(answer.code)) return;
    const { activity, id, text, field = "" } = command;
    keepDraft(`${activity}/late/${id}/${field}`, { text, why: { code: answer.code, details: answer.details } }, seat);
  });
}
