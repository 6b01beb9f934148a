/** The numbers of the console's clock: reads {view, now} as JSON, one case a line, and writes what they come to. */
import { createInterface } from "node:readline";

import { countDownOf, courseOf, minutesLate, offersOf } from "../../static/src/course.js";

const written = [];
for await (const line of createInterface({ input: process.stdin })) {
  const { view, now } = JSON.parse(line);
  const records = new Map(Object.entries(view));
  const course = courseOf(records, now);
  written.push(JSON.stringify({ ...course, minutes: minutesLate(course), offers: offersOf(course), timer: countDownOf(records, now) }));
}
process.stdout.write(written.join("\n"));
