/**
 * Cards that are dragged: with the mouse by the whole card, with a finger by its handle, so that a finger elsewhere
 * scrolls. Everything it does can be tapped and keyed as well.
 *
 * What is dragged and where to is read from the page: `data-card` is a card's name, `data-under` beside it the card it
 * lies under, `data-field` stands on a list of cards (its field, "" where there is only one), `data-grip` on what the
 * mouse takes, `data-handle` on what a finger takes. What a spot means, and whether it means anything, `dropAt` says.
 *
 * @typedef {"before" | "after" | "onto"} Side
 * @typedef {{ field: string, near: string, side: Side }} Spot   `near`: a card, or "" in an empty field
 * @typedef {{ card: string, behind?: string, before?: string, under?: string, field?: string }} Drop   fields of `card.move` or `card.group`
 * @typedef {{ dropAt: (card: string, spot: Spot) => Drop | null, onDrop: (drop: Drop) => unknown }} Dragging
 * @typedef {{ top: number, bottom: number, left: number, width: number }} Box   px on the screen
 * @typedef {{ drop: Drop, onto: boolean, box: Box }} Aimed
 */

/** So far, px, a press may wander and is still a press. */
const SLACK = 6;
/** So much, px, of a card's upper and lower edge means the place before and after it. */
const RIM = 18;
/** The page scrolls while the card is so near its edge: share of its height, and px a frame at the very edge. */
const EDGE = 0.15;
const FASTEST = 18;

const HEARD = ["pointermove", "pointerup", "pointercancel", "keydown", "blur"];

/** What is being dragged, if anything: there is one pointer at most. @type {Drag | null} */
let dragged = null;

/**
 * @param {Dragging} dragging
 * @returns {(event: PointerEvent) => void} for pointerdown on an element around all the fields
 */
export function draggable(dragging) {
  return (event) => {
    const pressed = /** @type {Element} */ (event.target);
    const taken = pressed.closest(event.pointerType === "mouse" ? "[data-grip], [data-handle]" : "[data-handle]");
    const item = /** @type {HTMLElement | null | undefined} */ (taken?.closest("[data-card]"));
    if (dragged || !item || !event.isPrimary || event.button !== 0) return;
    dragged = new Drag(/** @type {HTMLElement} */ (event.currentTarget), item, event, dragging);
  };
}

/** One card from the press to its end. */
class Drag {
  /**
   * @param {HTMLElement} root
   * @param {HTMLElement} item
   * @param {PointerEvent} press
   * @param {Dragging} dragging
   */
  constructor(root, item, press, dragging) {
    this.root = root;
    this.item = item;
    this.card = item.dataset.card ?? "";
    this.dragging = dragging;
    this.pointer = press.pointerId;
    this.began = { x: press.clientX, y: press.clientY };
    this.at = this.began;
    this.frame = 0;
    /** @type {HTMLElement | null} */
    this.ghost = null;
    this.mark = document.createElement("div");
    /** @type {Aimed | null} */
    this.aimed = null;
    /** One listener for all, so that it goes away as a whole. */
    this.hear = (/** @type {Event} */ event) => this.happens(event);
    for (const type of HEARD) addEventListener(type, this.hear, true);
  }

  /** @param {Event} event */
  happens(event) {
    if (event instanceof KeyboardEvent) this.key(event);
    else if (event instanceof PointerEvent && event.pointerId !== this.pointer) return;
    else if (event.type === "pointermove") this.move(/** @type {PointerEvent} */ (event));
    else if (event.type === "pointerup") this.release(/** @type {PointerEvent} */ (event));
    else if (event.type === "pointercancel" || event.target === window) this.end();
  }

  /** @param {PointerEvent} event */
  move({ clientX: x, clientY: y }) {
    this.at = { x, y };
    if (!this.ghost && Math.hypot(x - this.began.x, y - this.began.y) > SLACK) this.lift();
  }

  /** The press has become a drag. */
  lift() {
    this.root.setPointerCapture(this.pointer); // the card itself may be drawn anew, or leave the screen
    this.item.dataset.dragged = "";
    this.ghost = document.createElement("div");
    this.ghost.className = "drag-ghost";
    this.ghost.style.width = `${Math.min(this.item.offsetWidth * 0.7, 320)}px`;
    this.ghost.textContent = this.item.querySelector("[data-words]")?.textContent ?? "";
    this.mark.className = "drag-mark";
    this.mark.hidden = true;
    this.ghost.setAttribute("aria-hidden", "true");
    document.body.append(this.ghost, this.mark);
    document.documentElement.classList.add("dragging");
    getSelection()?.removeAllRanges();
    this.follow();
  }

  /** Once a frame: the page scrolls, and the mark stands where the card would go. */
  follow() {
    if (!this.root.isConnected) return this.end();
    const { x, y } = this.at;
    this.carry(x, y);
    scrollNear(scrollerOf(this.root), y);
    const list = listAt(this.root, x, y);
    if (list && list.scrollHeight > list.clientHeight && scrolls(list)) scrollNear(list, y);
    this.aimed = this.aim(spotsAt(this.root, x, y));
    this.draw();
    this.frame = requestAnimationFrame(() => this.follow());
  }

  /**
   * Beside the pointer, and always on the screen.
   * @param {number} x
   * @param {number} y
   */
  carry(x, y) {
    const { ghost } = this;
    if (!ghost) return;
    const left = Math.max(8, Math.min(x + 12, innerWidth - ghost.offsetWidth - 8));
    ghost.style.transform = `translate(${left}px, ${y + 12}px)`;
  }

  /**
   * The first of these that means something.
   * @param {{ spot: Spot, box: Box }[]} spots
   * @returns {Aimed | null}
   */
  aim(spots) {
    for (const { spot, box } of spots) {
      const drop = this.dragging.dropAt(this.card, spot);
      if (drop) return { drop, onto: spot.side === "onto", box };
    }
    return null;
  }

  draw() {
    const { aimed, mark } = this;
    mark.hidden = !aimed;
    if (!aimed) return;
    const { top, bottom, left, width } = aimed.box;
    mark.classList.toggle("onto", aimed.onto);
    mark.style.transform = `translate(${left}px, ${top}px)`;
    mark.style.width = `${width}px`;
    mark.style.height = `${bottom - top}px`;
  }

  /**
   * It falls where it is let go, even if a busy phone has not drawn that yet.
   * @param {PointerEvent} event
   */
  release({ clientX: x, clientY: y }) {
    if (!this.ghost) return this.end();
    const aimed = this.aim(spotsAt(this.root, x, y));
    this.end();
    swallowClick();
    if (aimed) this.dragging.onDrop(aimed.drop);
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.key !== "Escape" || !this.ghost) return;
    event.preventDefault();
    event.stopPropagation();
    this.end();
    addEventListener("pointerup", swallowClick, { once: true });
  }

  end() {
    dragged = null;
    for (const type of HEARD) removeEventListener(type, this.hear, true);
    cancelAnimationFrame(this.frame);
    this.ghost?.remove();
    this.mark.remove();
    document.documentElement.classList.remove("dragging");
    for (const left of document.querySelectorAll("[data-dragged]")) left.removeAttribute("data-dragged");
  }
}

/** Letting go over the card where it was taken is no tap. */
function swallowClick() {
  const stop = (/** @type {Event} */ event) => {
    event.preventDefault();
    event.stopPropagation();
  };
  addEventListener("click", stop, { capture: true, once: true });
  setTimeout(() => removeEventListener("click", stop, true));
}

/**
 * What the pointer may mean, the likeliest first.
 * @param {HTMLElement} root
 * @param {number} x
 * @param {number} y
 * @returns {{ spot: Spot, box: Box }[]}
 */
function spotsAt(root, x, y) {
  const list = listAt(root, x, y);
  if (!list) return [];
  const field = list.dataset.field ?? "";
  const heaps = heapsIn(list);
  const nearest = heaps.reduce((a, b) => (a && isNearer(a.box, b.box, x, y) ? a : b), heaps[0]);
  if (!nearest) return [{ spot: { field, near: "", side: "after" }, box: list.getBoundingClientRect() }];
  const { name: near, box } = nearest;
  return sides(box, y).map((side) => ({ spot: { field, near, side }, box: side === "onto" ? box : line(heaps, near, side) }));
}

/**
 * The empty page around a list that stands alone belongs to it.
 * @param {HTMLElement} root
 * @param {number} x
 * @param {number} y
 * @returns {HTMLElement | null}
 */
function listAt(root, x, y) {
  const hit = document.elementFromPoint(x, y);
  const list = /** @type {HTMLElement | null | undefined} */ (hit?.closest("[data-field]"));
  if (list) return root.contains(list) ? list : null;
  return root.dataset.field !== undefined && hit?.contains(root) ? root : null;
}

/**
 * Cards that lie on each other are one thing.
 * @param {HTMLElement} list
 * @returns {{ name: string, box: Box }[]} from top to bottom
 */
function heapsIn(list) {
  /** @type {Map<string, Box>} */
  const found = new Map();
  for (const item of list.querySelectorAll("[data-card]")) {
    const { card = "", under } = /** @type {HTMLElement} */ (item).dataset;
    const { top, bottom, left, width } = item.getBoundingClientRect();
    const head = found.get(under || card);
    found.set(under || card, head ? { ...head, bottom } : { top, bottom, left, width });
  }
  return [...found].map(([name, box]) => ({ name, box }));
}

/**
 * Above all up and down; cards may stand beside each other, too.
 * @param {Box} a
 * @param {Box} b
 * @param {number} x
 * @param {number} y
 */
function isNearer(a, b, x, y) {
  const [up, other] = [Math.max(a.top - y, y - a.bottom, 0), Math.max(b.top - y, y - b.bottom, 0)];
  const aside = (/** @type {Box} */ { left, width }) => Math.max(left - x, x - left - width, 0);
  return up < other || (up === other && aside(a) <= aside(b));
}

/**
 * @param {Box} box
 * @param {number} y
 * @returns {Side[]}
 */
function sides({ top, bottom }, y) {
  const rim = Math.min(RIM, (bottom - top) * 0.3);
  const nearer = y < (top + bottom) / 2 ? /** @type {const} */ ("before") : "after";
  return y > top + rim && y < bottom - rim ? ["onto", nearer] : [nearer];
}

/**
 * In the middle between two heaps.
 * @param {{ name: string, box: Box }[]} heaps
 * @param {string} near
 * @param {Side} side
 * @returns {Box}
 */
function line(heaps, near, side) {
  const at = heaps.findIndex(({ name }) => name === near);
  const box = /** @type {{ box: Box }} */ (heaps[at]).box;
  const other = heaps[side === "before" ? at - 1 : at + 1]?.box;
  const edge = side === "before" ? box.top : box.bottom;
  const beyond = side === "before" ? Math.min(other?.bottom ?? edge - 6, edge) : Math.max(other?.top ?? edge + 6, edge);
  const y = (edge + beyond) / 2;
  return { top: y, bottom: y, left: box.left, width: box.width };
}

/**
 * @param {Element} scroller
 * @param {number} y
 */
function scrollNear(scroller, y) {
  const whole = scroller === document.scrollingElement;
  const { top, bottom } = whole ? { top: 0, bottom: innerHeight } : scroller.getBoundingClientRect();
  const edge = (bottom - top) * EDGE;
  const depth = y < top + edge ? y - top - edge : Math.max(0, y - bottom + edge);
  if (depth) scroller.scrollTop += Math.max(-1, Math.min(1, depth / edge)) * FASTEST;
}

/**
 * @param {Element} element
 * @returns {Element}
 */
function scrollerOf(element) {
  for (let around = element.parentElement; around && around !== document.body; around = around.parentElement) {
    if (scrolls(around)) return around;
  }
  return document.scrollingElement ?? document.documentElement;
}

/** @param {Element} element */
function scrolls(element) {
  return /auto|scroll/.test(getComputedStyle(element).overflowY);
}
