/** What a moderator's evening needs beside its parts: loaded after the first screen, or when it is asked for. */

import "./start.js"; // so that nothing of it is in this file, too

export { arrivalView } from "./evening/arrival.js";
export { awayView, partsView } from "./evening/parts.js";
export { forgetView, goodbyeView } from "./evening/forget.js";
export { keptPart } from "./evening/kept.js";
export { handView } from "./evening/hand.js";
export { moreView } from "./evening/more.js";
export { noticesView } from "./evening/notices.js";
export { talkView } from "./evening/talk.js";
