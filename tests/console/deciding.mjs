/**
 * What console and wall decide by themselves: reads [function, …arguments] as JSON, one case a line, and writes the results. A
 * view is written as an object, by id.
 */
import { createInterface } from "node:readline";

globalThis.document = { getElementById: () => null }; // some modules know words, and look for them on the page

const sources = [
  "cards/rated.js",
  "cards/translation.js",
  "console/board-steps.js",
  "console/attention/large.js",
  "console/entry/lines.js",
  "console/entry/tally.js",
  "console/voices/slow.js",
  "console/voices/voices.js",
  "earlier.js",
  "hands/queue.js",
  "line/counted.js",
  "page/pause.js",
  "wall/rating/axis.js",
  "wall/scene.js",
];
const modules = await Promise.all(sources.map((source) => import(`../../static/src/${source}`)));
const functions = Object.assign({}, ...modules);

/** @param {any} given */
function revived(given) {
  if (given?.view) return new Map(Object.entries(given.view));
  return given?.set ? new Set(given.set) : given;
}

const written = [];
for await (const line of createInterface({ input: process.stdin })) {
  const [name, ...given] = JSON.parse(line);
  written.push(JSON.stringify(functions[name](...given.map(revived)) ?? null));
}
process.stdout.write(written.join("\n"));
