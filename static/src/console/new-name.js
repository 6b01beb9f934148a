/** A name for a new activity or card, which nobody else makes. */
import { randomText } from "../random.js";

export function newName() {
  return randomText(12).toLowerCase().replace(/[^a-z0-9]/g, "0");
}
