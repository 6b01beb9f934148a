/** How large the moderator wants the wall's letters. All is measured in rem, so the root's letters are enough. */
import { computed, effect } from "@preact/signals-core";
import { workshop } from "../board.js";

/** Per cent. A scene that was drawn at another size is drawn anew, for it has measured its room. */
export const zoom = computed(() => workshop()?.zoom ?? 100);

/** Runs before the page is drawn. */
export function watchZoom() {
  effect(() => document.documentElement.style.setProperty("--zoom", String(zoom.value / 100)));
}
