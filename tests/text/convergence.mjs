/**
 * Editors of one card on bad networks, with the page's own state machine, and a server that does as
 * board/activities/cards/writing.py does. After every run all must hold the same words; and where nobody deletes
 * anything, all that was typed and not refused.
 *
 *     node convergence.mjs RUNS SEED      prints what happened as JSON; ends with 1 at the first difference
 */

import { type } from "../../static/node_modules/ot-text-unicode/dist/index.js";
import { difference } from "../../static/src/text/difference.js";
import { SharedText } from "../../static/src/text/document.js";

const alphabet = [..."aābcčdeēgģiīkķlļnņsšuūzž .,!\n", "😀", "👩‍🌾", "🇱🇻", "é", "𝄞"];
const most = 500;
const kept = 400;

/** A small generator with a seed, so that a run can be repeated. @param {number} seed */
function chances(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return { below: (n) => Math.floor(next() * n), happens: (share) => next() < share };
}

class Server {
  /** @param {string} base  @param {number} recentMost */
  constructor(base, recentMost) {
    this.card = { base, since: 0, recent: [] };
    this.text = base;
    this.recentMost = recentMost;
    this.edits = new Map();
    this.answered = new Map();
  }

  get version() {
    return this.card.since + this.card.recent.length;
  }

  /** A command counts once, however often it comes. */
  ask(edit) {
    if (!this.answered.has(edit.by)) this.answered.set(edit.by, this.decide(edit));
    return this.answered.get(edit.by);
  }

  decide({ version, by, op }) {
    for (let between = version + 1; between <= this.version; between++) {
      if (!this.edits.has(between)) return "text_moved_on";
      op = type.transform(op, this.edits.get(between), "right");
    }
    const text = type.apply(this.text, op);
    if ([...text].length > most) return "text_too_long";
    this.text = text;
    this.edits.set(this.version + 1, op);
    this.edits.delete(this.version + 1 - kept);
    this.remember([by, op]);
    return "ok";
  }

  remember(edit) {
    const recent = [...this.card.recent, edit];
    if (recent.length <= this.recentMost) {
      this.card = { ...this.card, recent };
      return;
    }
    const half = recent.length >> 1;
    const base = recent.slice(0, half).reduce((text, [, op]) => type.apply(text, op), this.card.base);
    this.card = { base, since: this.card.since + half, recent: recent.slice(half) };
  }
}

class Editor {
  /** @param {string} name  @param {Server} server */
  constructor(name, server) {
    this.name = name;
    this.server = server;
    this.edits = 0;
    this.outbox = [];
    this.typed = 0; // characters that nobody has refused
    this.open();
  }

  /** The page is loaded: what was typed and never sent is gone from the field, what is in the outbox still goes out. */
  open() {
    this.text = new SharedText(this.server.card);
    this.field = this.text.text;
  }

  /** As a field does it: the value and the caret are all there is to go by. @param {ReturnType<typeof chances>} chance */
  type(chance, deletes) {
    const before = [...this.field];
    const at = chance.below(before.length + 1);
    const gone = deletes && chance.happens(0.35) ? chance.below(Math.min(6, before.length - at) + 1) : 0;
    const come = chance.happens(0.8) ? Array.from({ length: 1 + chance.below(4) }, () => alphabet[chance.below(alphabet.length)]) : [];
    const value = [...before.slice(0, at), ...come, ...before.slice(at + gone)].join("");
    const op = difference(this.field, value, [...before.slice(0, at), ...come].join("").length);
    this.text.type(op);
    this.typed += [...come.join("")].length;
    this.field = value;
    if (this.text.text !== value) throw new Error(`the difference does not lead from ${this.field} to ${value}`);
  }

  send() {
    const edit = this.text.depart(`${this.name}-${++this.edits}`);
    if (edit) this.outbox.push(JSON.parse(JSON.stringify(edit)));
  }

  /** The oldest command reaches the server; the answer may get lost, and then it goes again. */
  transmit(chance) {
    const [edit] = this.outbox;
    if (!edit) return "";
    const outcome = this.server.ask(edit);
    if (chance.happens(0.2)) return "";
    this.outbox.shift();
    if (outcome === "ok") {
      this.text.arrived(edit.by);
      this.take();
      return "";
    }
    const before = [...this.field].length;
    const back = this.text.refused(edit.by);
    if (back) this.show(back.news); // else its page was loaded anew
    this.typed -= before - [...this.field].length;
    return outcome;
  }

  take() {
    this.show(this.text.take(this.server.card));
  }

  /** What the page does to the field must give what the state machine says. */
  show(news) {
    this.field = type.apply(this.field, news);
    if (this.field !== this.text.text) throw new Error(`the field shows ${this.field} and not ${this.text.text}`);
  }
}

function run(seed) {
  const chance = chances(seed);
  const base = chance.happens(0.1) ? "ā".repeat(most - 5) : "Trūkst darbinieku 😀";
  const server = new Server(base, chance.happens(0.5) ? 32 : 4);
  const editors = Array.from({ length: 2 + chance.below(5) }, (_, i) => new Editor(`e${i}`, server));
  const told = { kept: 0, refused: 0, edits: 0 };
  const deletes = chance.happens(0.5);
  for (let step = 20 + chance.below(120); step > 0; step--) {
    const editor = editors[chance.below(editors.length)];
    const what = chance.below(20);
    if (what < 8) editor.type(chance, deletes);
    else if (what < 12) editor.send();
    else if (what < 16) told.refused += editor.transmit(chance) ? 1 : 0;
    else if (what < 19) editor.take();
    else if (deletes && chance.happens(0.1)) editor.open();
  }
  settle(editors, chance, told);
  for (const { text, field, name } of editors) {
    if (text.text === server.text && field === server.text && !text.unsaved) continue;
    throw new Error(`${name} has ${JSON.stringify(text.text)}, the server ${JSON.stringify(server.text)}`);
  }
  if (!deletes) {
    told.kept = editors.reduce((sum, { typed }) => sum + typed, 0);
    const there = [...server.text].length - [...base].length;
    if (there !== told.kept) throw new Error(`${told.kept} characters were typed and ${there} are there`);
  }
  return { ...told, edits: server.version };
}

/** Everyone is back in the network and nobody types any more. */
function settle(editors, chance, told) {
  for (let round = 0; round < 1000; round++) {
    for (const editor of editors) {
      editor.send();
      told.refused += editor.transmit(chance) ? 1 : 0;
      editor.take();
    }
    if (editors.every(({ text, outbox }) => !text.unsaved && !outbox.length)) break;
  }
  for (const editor of editors) editor.take();
}

const [runs, first] = process.argv.slice(2).map(Number);
const sum = { runs, kept: 0, refused: 0, edits: 0 };
for (let i = 0; i < runs; i++) {
  try {
    const { kept, refused, edits } = run(first + i);
    sum.kept += kept;
    sum.refused += refused;
    sum.edits += edits;
  } catch (error) {
    console.error(`run with seed ${first + i}: ${error.stack}`);
    process.exit(1);
  }
}
console.log(JSON.stringify(sum));
