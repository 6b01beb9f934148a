/** Who signed a card or a remark: names, and guests by their numbers. */
import { t } from "../texts.js";

/**
 * @param {import("../records.js").Signed} written
 * @returns {string} "" when nameless
 */
export function signature({ signed = "", guests = [] }) {
  const numbered = guests.map((n) => t("common.guest", { n }));
  return [signed, ...numbered].filter((known) => known).join(", ");
}
