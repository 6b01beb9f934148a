/** Every sheet that can open over the console. */
import { nothing } from "lit-html";
import { aloudSheet } from "./aloud.js";
import { attentionSheet } from "./attention/sheet.js";
import { beforeSheet } from "./before.js";
import { forgetSheet } from "./cards/forget.js";
import { pickSheet } from "./cards/pick.js";
import { editSheet } from "./editor/sheet.js";
import { entrySheet } from "./entry/sheet.js";
import { groupsSheet } from "./groups/sheet.js";
import { handsSheet } from "./hands/sheet.js";
import { inviteSheet } from "./invite.js";
import { keepingSheet } from "./keeping/sheet.js";
import { lendSheet } from "./lend.js";
import { library } from "./library/sheet.js";
import { historySheet } from "./moderators/history.js";
import { moderatorsSheet } from "./moderators/sheet.js";
import { more } from "./more.js";
import { panel } from "./panel.js";
import { paperSheet } from "./paper/sheet.js";
import { questionsSheet } from "./questions/sheet.js";
import { reportSheet } from "./report/sheet.js";
import { rulesSheet } from "./rules.js";
import { timeSheet } from "./time/sheet.js";
import { wallSheet } from "./wall-sheet.js";
import { waysSheet } from "./ways.js";

/**
 * @typedef {import("./panel.js").Panel} Panel
 * @typedef {{ activity: string, card: string }} About  what a sheet is about; "" where that is nothing
 */

/** @type {Record<Panel["name"], (about: About) => unknown>} */
const SHEETS = {
  "": () => nothing,
  add: library,
  aloud: aloudSheet,
  attention: attentionSheet,
  before: beforeSheet,
  edit: editSheet,
  entry: ({ activity }) => entrySheet(activity),
  forget: ({ activity, card }) => forgetSheet(activity, card),
  groups: ({ activity }) => groupsSheet(activity),
  hands: handsSheet,
  history: historySheet,
  invite: inviteSheet,
  keeping: keepingSheet,
  lend: lendSheet,
  moderators: moderatorsSheet,
  more,
  paper: paperSheet,
  pick: ({ activity }) => pickSheet(activity),
  questions: questionsSheet,
  report: reportSheet,
  rules: rulesSheet,
  time: timeSheet,
  wall: wallSheet,
  ways: waysSheet,
};

/** The one that is open. Reads signals: call it inside an effect. */
export function openSheet() {
  const { name, ...about } = panel.value;
  return SHEETS[name]({ activity: "", card: "", ...about });
}
