/** All that is loaded when several people share a device. */

import "./start.js"; // so that nothing of it is in this file, too

export { blankView, comer } from "./device/blank.js";
export { handingView } from "./device/hand.js";
export { movedView, shareView } from "./device/share.js";
export { whoseView } from "./device/whose.js";
