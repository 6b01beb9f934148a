/** What a workshop that follows another needs on the phone: as whom one is here, and before beside after. */

import "./start.js"; // so that nothing of it is in this file, too

export { lineApart, lineThen } from "./since/line.js";
export { sideForm, sideQuestion } from "./since/side.js";
export { laterWords } from "./since/words.js";
