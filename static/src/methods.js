/** The method's tools and ready-made agendas, fetched when somebody wants to choose among them. */
import { signal } from "@preact/signals-core";
import { base } from "./boot.js";
import { t } from "./texts.js";

/**
 * @typedef {import("./boot.js").SaidIn} SaidIn
 * @typedef {{ kind?: string, tool?: string, part?: number, minutes?: number, groups?: boolean, dealt?: boolean, title?: SaidIn,
 *   statement?: SaidIn, question?: SaidIn, section?: SaidIn, [setting: string]: any }} Template
 *   a kind with its settings, or a part of a tool with what is different
 * @typedef {{ id: string, source: string, name: SaidIn, term?: SaidIn, means: SaidIn, activities: Template[] }} Tool
 * @typedef {{ tools: Record<string, Tool>, agendas: Record<string, Tool>, statements: {statement: SaidIn}[] }} Methods   an agenda
 *   looks like a tool; statements: to choose from
 */

/** Null until they have come. @type {import("@preact/signals-core").Signal<Methods | null>} */
export const methods = signal(/** @type {Methods | null} */ (null));

/** They did not come; asking again may help. */
export const methodsAway = signal(false);

export async function fetchMethods() {
  if (methods.peek()) return;
  try {
    const response = await fetch(`${base}/methods.json`);
    methodsAway.value = !response.ok;
    if (response.ok) methods.value = await response.json();
  } catch {
    methodsAway.value = true;
  }
}

/**
 * What a template says when that of its tool is filled in.
 * @param {Methods} known
 * @param {Template} template
 * @returns {Template}
 */
export function writtenOut({ tools }, template) {
  const part = template.tool ? tools[template.tool]?.activities[template.part ?? 0] : undefined;
  return { ...part, ...template };
}

/**
 * How long it takes in all.
 * @param {Methods} known
 * @param {Template[]} activities
 * @returns {number} minutes
 */
export function minutesOf(known, activities) {
  return activities.reduce((sum, template) => sum + (writtenOut(known, template).minutes ?? 0), 0);
}

/**
 * "25 min", "3 h", "3 h 30": as it is written on a board.
 * @param {number} minutes
 */
export function inHours(minutes) {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (!hours) return t("common.minutes", { n: rest });
  const whole = t("common.hours", { n: hours });
  return rest ? `${whole} ${rest}` : whole;
}
