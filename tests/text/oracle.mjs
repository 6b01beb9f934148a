/**
 * What ot-text-unicode makes of the same texts and operations: reads [text, a, b, then] as JSON, one case a line, and
 * writes [a applied, b over a, a over b, a composed with then, a caret moved by a] for each.
 */

import { createInterface } from "node:readline";

import { type } from "../../static/node_modules/ot-text-unicode/dist/index.js";

const written = [];
for await (const line of createInterface({ input: process.stdin })) {
  const [text, a, b, then, caret] = JSON.parse(line);
  written.push(
    JSON.stringify([
      type.apply(text, a),
      type.transform(b, a, "right"),
      type.transform(a, b, "left"),
      type.compose(a, then),
      type.transformPosition(caret, a),
    ]),
  );
}
process.stdout.write(written.join("\n"));
