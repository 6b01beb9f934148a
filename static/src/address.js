/** Where other devices open this workshop: as the moderator chose, or as the server tells by itself. Read signals. */

import { workshop } from "./board.js";
import { boot } from "./boot.js";

/** @returns {string} such as "http://192.168.8.1:8000" */
export function address() {
  const chosen = workshop()?.address;
  return chosen === undefined ? boot.address : chosen || boot.told;
}

/** The link that people join by. */
export function joinLink() {
  return `${address()}/${boot.code}`;
}

/** What people type: no scheme. */
export function addressToType() {
  return address().replace(/^https?:\/\//, "");
}
