/** The page people hold in their hands; the home page is the same script. */

import { boot } from "../boot.js";
import { showHome } from "../home/home.js";
import { showPhone } from "./page.js";
import { showUnknown } from "./unknown.js";

const app = /** @type {HTMLElement} */ (document.getElementById("app"));

if (boot.title) document.title = `${boot.title} · Talka`;

if (boot.page === "home") showHome(app);
else if (boot.exists) showPhone(app);
else showUnknown(app);
