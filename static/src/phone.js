/** What is loaded first. All of it stands in `start.js`, and what `later.js` shares with it is never loaded twice. */

import "./phone/start.js";
