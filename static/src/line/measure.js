/** How large an element is on this screen, as a signal; and a rem, which is too costly to ask for at every move. */
import { signal } from "@preact/signals-core";

/**
 * @returns {{ size: import("@preact/signals-core").Signal<{ width: number, height: number, rem: number }>,
 *   watch: (element: Element | undefined) => void }} give `watch` to lit's ref()
 */
export function measured() {
  const size = signal({ width: 0, height: 0, rem: 16 });
  const observer = new ResizeObserver((entries) => {
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
    for (const { contentRect: { width, height } } of entries) size.value = { width, height, rem };
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
