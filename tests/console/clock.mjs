// How far off the server's clock a phone is after some pings, whatever its own clock says. In: how it goes; out: errors in ms.
import { readFileSync } from "node:fs";

import { forgetClock, serverNow, setClock } from "../../static/src/clock.js";

const { phones, pings, slowest, jump } = JSON.parse(readFileSync(0, "utf8"));
let seed = 1;
let time = 1_789_000_000_000; // the true one, which is the server's
let ahead = 0; // of this phone's own clock
Date.now = () => time + ahead;

function chance() {
  seed = (seed * 48271) % 2147483647;
  return seed / 2147483647;
}

const errors = [];
for (let phone = 0; phone < phones; phone++) {
  ahead = (chance() - 0.5) * 2 * 3_600_000;
  forgetClock();
  const told = time;
  time += chance() * slowest;
  setClock(told); // the welcome
  for (let ping = 0; ping < pings; ping++) {
    const sentAt = Date.now();
    time += 2 + chance() * slowest;
    const now = time;
    time += 2 + chance() * slowest;
    setClock(now, sentAt);
    time += 8_000;
  }
  errors.push(serverNow() - time);
}

// A clock is set: the first answer after it tells, however slow it is.
ahead += jump;
const sentAt = Date.now();
time += 2 * slowest;
setClock(time - slowest, sentAt);
console.log(JSON.stringify({ errors, after: serverNow() - time }));
process.exit(0);
