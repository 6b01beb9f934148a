/** Those who have answered while answers stay hidden: a queue before the line. It says how many, nothing else. Pure. */
import { across } from "./arrange.js";

/**
 * @typedef {import("./arrange.js").Room} Room
 * @typedef {import("./arrange.js").Spot} Spot
 */

const ROWS_MOST = 4;
const APART = 1.3;

/**
 * Where `people` stand who wait before the line, from left to right.
 * @param {number} people
 * @param {Room} room
 * @returns {{ body: number, spots: Spot[] }} no spots when they are too many for the room before the line
 */
export function queue(people, room) {
  const length = across(1000, room) - across(0, room);
  for (let rows = 1; rows <= ROWS_MOST; rows++) {
    const each = Math.ceil(people / rows);
    const body = Math.min(room.body * 0.7, length / (each * APART), room.line / (1.2 + rows * 1.25));
    if (rows < ROWS_MOST && body < room.body * 0.45 && people > each) continue;
    if (body >= room.body * 0.16) return { body, spots: spots(people, rows, each, body, room) };
  }
  return { body: room.body, spots: [] };
}

/**
 * @param {number} people
 * @param {number} rows
 * @param {number} each
 * @param {number} body
 * @param {Room} room
 * @returns {Spot[]}
 */
function spots(people, rows, each, body, room) {
  const left = room.width / 2 - ((Math.min(people, each) - 1) * body * APART) / 2;
  const front = room.height - body * 0.15;
  return Array.from({ length: people }, (_, i) => {
    const row = i % rows;
    return {
      x: left + Math.floor(i / rows) * body * APART + (row % 2) * body * 0.6,
      y: front - row * body * 1.1,
      scale: 1,
      depth: -100 + row,
    };
  });
}
