/** How large an element is on this screen, as a signal. */
import { signal } from "@preact/signals-core";

/**
 * @returns {{ size: import("@preact/signals-core").Signal<{ width: number, height: number }>,
 *   watch: (element: Element | undefined) => void }} give `watch` to lit's ref()
 */
export function measured() {
  const size = signal({ width: 0, height: 0 });
  const observer = new ResizeObserver((entries) => {
    for (const { contentRect: { width, height } } of entries) size.value = { width, height };
  });
  /** @type {Element | undefined} */
  let watched;
  return {
    size,
    watch(element) {
      if (element === watched) return;
      observer.disconnect();
      watched = element;
      if (element) observer.observe(element);
    },
  };
}
