/** A part of the screen that follows the clock by itself, so that a second that passes draws nothing else anew. */
import { effect } from "@preact/signals-core";
import { AsyncDirective, directive } from "lit-html/async-directive.js";

class Ticking extends AsyncDirective {
  /** @type {() => unknown} */
  #draw = () => undefined;
  #stop = () => {};

  /** @param {() => unknown} draw  reads signals */
  render(draw) {
    this.#draw = draw;
    return this.#start();
  }

  #start() {
    this.#stop();
    let first = true;
    /** @type {unknown} */
    let drawn;
    this.#stop = effect(() => {
      const now = this.#draw();
      if (first) drawn = now;
      else this.setValue(now);
    });
    first = false;
    return drawn;
  }

  /** @override */
  disconnected() {
    this.#stop();
  }

  /** @override */
  reconnected() {
    this.setValue(this.#start());
  }
}

export const ticking = directive(Ticking);
