/** The Wi-Fi's QR code is drawn by the server into the page, so a changed Wi-Fi needs the page anew. */
import { effect } from "@preact/signals-core";
import { view } from "../board.js";

/** The wall holds nothing of its own, so loading it again loses nothing. */
export function watchWifi() {
  /** @type {string | undefined} */
  let shown;
  effect(() => {
    const workshop = /** @type {import("../records.js").Workshop | undefined} */ (view.value.get("workshop"));
    if (!workshop) return;
    const wifi = JSON.stringify(workshop.wifi ?? null);
    if (shown !== undefined && shown !== wifi) location.reload();
    shown = wifi;
  });
}
