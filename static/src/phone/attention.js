/** Where the reader's attention is: focus that is not lost, the top of a new screen, and words for screen readers. */

/**
 * @param {HTMLElement} app
 * @param {() => void} left  what to do when a screen is left
 * @param {string} shown  the screen that is there already
 * @returns {{settled: (screen: string, words: string) => void}} call after every rendering
 */
export function watchScreen(app, left, shown) {
  const speaker = liveRegion();
  let spoken = "";
  let focusWithin = app.contains(document.activeElement);
  app.addEventListener("focusin", () => (focusWithin = true));
  addEventListener("resize", () => fitFoot(app));

  /**
   * @param {string} screen
   * @param {string} words
   */
  function settled(screen, words) {
    if (screen !== shown) {
      left();
      scrollTo(0, 0);
      fitFoot(app);
      const first = !shown;
      shown = screen;
      if (words !== spoken && !first) speaker.textContent = words;
      spoken = words;
    }
    document.body.classList.toggle("sliding", app.querySelector(".slider") !== null);
    // What had the focus is gone with the old screen: go on from its heading and not from the start of the page.
    if (focusWithin && document.activeElement === document.body) app.querySelector("h1")?.focus({ preventScroll: true });
  }
  return { settled };
}

/** The ways at the foot stay on the screen only where they leave enough of it. @param {HTMLElement} app */
function fitFoot(app) {
  const ways = app.querySelector("nav")?.offsetHeight ?? 0;
  const foot = app.querySelector(".foot")?.clientHeight ?? 0;
  const writing = app.querySelector(".foot form") !== null; // then a keyboard takes half the screen, and the field the rest
  document.body.classList.toggle("tall-foot", ways * 7 > innerHeight || foot * (writing ? 1.25 : 3) > innerHeight);
}

function liveRegion() {
  const region = document.createElement("p");
  region.className = "unseen";
  region.setAttribute("role", "status");
  document.body.append(region);
  return region;
}
