/**
 * What the server wrote into the page: who we are to it, and every text in the reader's language.
 *
 * @typedef {string | Record<string, string>} Text one string, or one string per plural category
 * @typedef {Record<string, string>} SaidIn the same said in several languages, language → words
 * @typedef {{agendas: string[], next: string[], kinds: Record<string, {tool: string, part: number}>}} Usual   agendas to show first, the same
 *   for a workshop that follows another, and what a new activity of a kind looks like at first
 * @typedef {{id: string, name: string, number: number}} SeatHere   number 0: the server's store is away, and so the name
 * @typedef {object} Boot
 * @property {string} code             join code of the workshop, "" on the home page
 * @property {string} base             the path that this server is under, behind a proxy: "/talka", else ""
 * @property {"home" | "phone" | "wall" | "console"} page
 * @property {string} language         the reader's language
 * @property {string[]} languages      every language of the product
 * @property {Record<string, Text>} texts
 * @property {string} address          where other devices reach this server; see address.js for where they do now
 * @property {string} told             the same, as the server tells it by itself, whatever the moderator chose
 * @property {string} [qr]             the link that people join by as a picture (SVG), on the wall and the console
 * @property {string} title
 * @property {boolean} exists          false: no workshop has this code
 * @property {boolean} [joined]        this browser has proved already who it is, for the role of this page
 * @property {string} [style]          on the phone: where the styles are of all that it loads later
 * @property {string} [seat]           on the phone: the seat that is answering on this device, "" for nobody
 * @property {import("./records.js").Kept} [kept]   on the phone: how long the workshop is kept
 * @property {SeatHere[]} [seats]      on the phone: all seats of this device
 * @property {Usual} [usual]           on the home page and the console
 */

/** @type {Boot} */
export const boot = JSON.parse(document.getElementById("boot")?.textContent ?? "{}");

export const { base } = boot;

/** The path of this workshop. */
export const room = `${base}/${boot.code}`;
