/**
 * One card's words as one editor has them: what the server holds, the edit that is on its way there, and what was
 * typed since. Pure: no socket, no screen.
 *
 * At most one edit is in flight. What others did meanwhile is put under it (and under what was typed since) by the
 * same rule by which the server puts our edit on top of theirs, so all come to the same words. Of editors who were away
 * for long not every edit is known any more: then all that was done meanwhile counts as one.
 *
 * @typedef {import("./words.js").Op} Op
 * @typedef {import("./words.js").Words} Words
 * @typedef {{by: string, op: Op, arrived: boolean}} Flight
 * @typedef {{version: number, by: string, op: Op}} Departure  the fields of `card.edit`
 * @typedef {{text: string, by: string, more: boolean}} Lost  what the field showed; the edit that was on its way
 *   (it may arrive yet) or ""; and whether more was typed than that edit says
 */

import { type } from "ot-text-unicode";

import { difference } from "./difference.js";
import { versionOf, wordsOf } from "./words.js";

export class SharedText {
  /** The server's words at #version. */
  #known = "";
  #version = 0;
  /** @type {Flight | null} its operation is on #known */
  #flight = null;
  /** Typed since, on top of the flight. @type {Op} */
  #typed = [];
  #text = "";

  /** @param {Words} words */
  constructor(words) {
    this.#known = this.#text = wordsOf(words);
    this.#version = versionOf(words);
  }

  /** What the field shows. */
  get text() {
    return this.#text;
  }

  /** Is there anything the server may not have yet? */
  get unsaved() {
    return this.#flight !== null || this.#typed.length > 0;
  }

  /** @returns {Lost} what would be lost if it ended here */
  get atRisk() {
    return { text: this.#text, by: this.#flight?.by ?? "", more: this.#typed.length > 0 };
  }

  /** Something was typed. @param {Op} op */
  type(op) {
    this.#typed = type.compose(this.#typed, op);
    this.#text = type.apply(this.#text, op);
  }

  /**
   * The next edit to be sent, if there is one and none is on its way.
   * @param {string} by  a new mark, by which this edit is known again
   * @returns {Departure | null}
   */
  depart(by) {
    if (this.#flight || !this.#typed.length) return null;
    this.#flight = { by, op: this.#typed, arrived: false };
    this.#typed = [];
    return { version: this.#version, by, op: this.#flight.op };
  }

  /**
   * The card as it is now.
   * @param {Words} words
   * @returns {Op} what to do to the field's text
   */
  take(words) {
    const [known, version, flight, typed, text] = [this.#known, this.#version, this.#flight && { ...this.#flight }, this.#typed, this.#text];
    const news = this.#follow(words);
    if (news) return news;
    [this.#known, this.#version, this.#flight, this.#typed, this.#text] = [known, version, flight, typed, text];
    return this.#leap(words);
  }

  /** The server has our edit; the next words it sends must show it. @param {string} by */
  arrived(by) {
    if (this.#flight?.by === by) this.#flight.arrived = true;
  }

  /** The edit did not get through, but nothing speaks against it: it goes again with what follows. @param {string} by */
  turnBack(by) {
    if (this.#flight?.by !== by) return;
    this.#typed = type.compose(this.#flight.op, this.#typed);
    this.#flight = null;
  }

  /**
   * The server will not have the edit: back to its own words.
   * @param {string} by
   * @returns {{news: Op, lost: Lost} | null} what to do to the field's text; null: it was not this one's edit
   */
  refused(by) {
    if (this.#flight?.by !== by) return null;
    const before = this.#text;
    this.#flight = null;
    this.#typed = [];
    this.#text = this.#known;
    return { news: difference(before, this.#text), lost: { text: before, by: "", more: true } };
  }

  /**
   * Go along with every edit since our version.
   * @param {Words} words
   * @returns {Op | null} null: they do not lead there from here
   */
  #follow(words) {
    if (words.since > this.#version || versionOf(words) < this.#version) return null;
    /** @type {Op} */
    let news = [];
    try {
      for (const [by, op] of words.recent.slice(this.#version - words.since)) news = type.compose(news, this.#step(by, op));
    } catch {
      return null; // edits of another branch of the log, made on other words
    }
    if (this.#known !== wordsOf(words) || this.#flight?.arrived) return null;
    return news;
  }

  /**
   * @param {string} by
   * @param {Op} op
   * @returns {Op} what it does to the field's text
   */
  #step(by, op) {
    this.#known = type.apply(this.#known, op);
    this.#version += 1;
    if (this.#flight?.by === by) {
      this.#flight = null;
      return [];
    }
    const news = this.#under(op);
    this.#text = type.apply(this.#text, news);
    return news;
  }

  /**
   * Another's edit goes under ours: theirs was first, so theirs stands first where both insert.
   * @param {Op} theirs
   * @returns {Op} theirs, on top of ours
   */
  #under(theirs) {
    let over = theirs;
    if (this.#flight) {
      const flying = this.#flight.op;
      this.#flight.op = type.transform(flying, over, "right");
      over = type.transform(over, flying, "left");
    }
    const typed = this.#typed;
    this.#typed = type.transform(typed, over, "right");
    return type.transform(over, typed, "left");
  }

  /**
   * Go to where the edits are not known one by one, with what was typed.
   * @param {Words} words
   * @returns {Op}
   */
  #leap(words) {
    const flight = this.#flight;
    const landed = flight?.arrived || words.recent.some(([by]) => by === flight?.by);
    if (flight && !landed) return []; // is it among them? Its answer will tell, and then we are asked again
    const ours = flight ? type.apply(this.#known, flight.op) : this.#known;
    this.#flight = null;
    this.#known = wordsOf(words);
    this.#version = versionOf(words);
    const news = this.#under(difference(ours, this.#known));
    this.#text = type.apply(this.#text, news);
    return news;
  }
}
