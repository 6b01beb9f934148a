/**
 * The fold of frames into what this client may see. Pure: no socket, no screen.
 *
 * @typedef {import("./records.js").PublicRecord} PublicRecord
 * @typedef {{ch: string, full?: boolean, put?: Record<string, PublicRecord>, del?: string[]}} Fragment
 * @typedef {Map<string, PublicRecord>} View
 */

const order = ["all", "wall", "moderator", "group:", "seat:"];

/** @param {string} channel */
function rank(channel) {
  return order.findIndex((start) => channel.startsWith(start));
}

export class Replica {
  /** @type {Map<string, View>} */
  #channels = new Map();

  /** @returns {string[]} the channels held, in the order in which they are merged */
  get channels() {
    return [...this.#channels.keys()].sort((a, b) => rank(a) - rank(b));
  }

  /**
   * @param {Fragment[]} fragments
   * @param {string[]} dropped  channels this client is no longer in
   * @returns {Set<string>} ids that may look different now
   */
  fold(fragments, dropped) {
    /** @type {Set<string>} */
    const touched = new Set();
    for (const channel of dropped) this.#drop(channel, touched);
    for (const fragment of fragments) this.#take(fragment, touched);
    return touched;
  }

  /**
   * One id over all channels: later channels add to what earlier ones say.
   * @param {string} id
   * @returns {PublicRecord | undefined}
   */
  merged(id) {
    const parts = this.channels.map((channel) => this.#channels.get(channel)?.get(id)).filter((part) => part);
    return parts.length ? /** @type {PublicRecord} */ (Object.assign({}, ...parts)) : undefined;
  }

  /**
   * @param {string} channel
   * @param {Set<string>} touched
   */
  #drop(channel, touched) {
    for (const id of this.#channels.get(channel)?.keys() ?? []) touched.add(id);
    this.#channels.delete(channel);
  }

  /**
   * @param {Fragment} fragment
   * @param {Set<string>} touched
   */
  #take({ ch, full, put = {}, del = [] }, touched) {
    if (full) this.#drop(ch, touched);
    const records = this.#channels.get(ch) ?? new Map();
    this.#channels.set(ch, records);
    for (const id of del) {
      records.delete(id);
      touched.add(id);
    }
    for (const [id, record] of Object.entries(put)) {
      records.set(id, record);
      touched.add(id);
    }
  }
}
