/** The Wi-Fi's QR code is drawn by the server into the page, so a changed Wi-Fi needs the page anew. */
import { effect } from "@preact/signals-core";
import { view } from "../board.js";
import { boot } from "../boot.js";

const DRAWN = `talka-wifi-${boot.code}`;

/** As the server drew it for this page; a wall that has only just come in has none yet. */
export const wifiQr = /** @type {{ wifi_qr?: string }} */ (boot).wifi_qr;

/** The wall holds nothing of its own, so loading it again loses nothing; but never twice for the same Wi-Fi. */
export function watchWifi() {
  effect(() => {
    const workshop = view.value.get("workshop");
    if (workshop?.t !== "workshop") return;
    const wifi = JSON.stringify(workshop.wifi ?? null);
    const drawn = sessionStorage.getItem(DRAWN) ?? (wifiQr ? wifi : "null");
    sessionStorage.setItem(DRAWN, wifi);
    if (drawn !== wifi) location.reload();
  });
}
