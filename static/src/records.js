/**
 * The public records a client may hold, by the start of their id. Fields that only some roles get are optional.
 *
 * @typedef {import("./boot.js").SaidIn} SaidIn
 * @typedef {{name: string, password: string}} Wifi
 * @typedef {{t: "workshop", title: string, language: string, current: string, agenda: string[], closed: boolean,
 *   small: number, wifi?: Wifi | null}} Workshop   `current` is "" in the lobby; id "workshop"
 * @typedef {"nameless" | "hidden" | "live"} Mode
 * @typedef {"closed" | "open" | "shown" | "talk"} Phase
 * @typedef {"nearest" | "opposite" | "mixed" | "random" | ""} Pairing
 * @typedef {{t: "scale", statement: SaidIn, low: SaidIn, high: SaidIn, mode: Mode, round: number, rounds: number, phase: Phase,
 *   opened: boolean, talk_until: number, pairing: Pairing}} Scale   id "activity/…"
 * @typedef {{t: "seat", name: string, remote: boolean, number: number, mine?: boolean}} Seat   id "seat/…"
 * @typedef {{t: "place", activity: string, round: number, who: string, at: number | null, mine?: boolean}} Place
 *   0…1000, null: listens this time; id "place/<activity>/<round>/<who>"
 * @typedef {{t: "count", placed?: number, listening?: number, hall?: number, remote?: number,
 *   [bin: `b${number}`]: number}} Count   what is 0 is left out; b0…b20, how many stand nearest to 0, 50, … 1000, once
 *   shown; id "count/<activity>/<round>"
 * @typedef {{name: string, number: number, remote: boolean}} Partner
 * @typedef {{t: "pair", n: number, with?: Partner[], stays?: boolean, members?: string[]}} Pair
 *   id "pair/<activity>/<round>/<n>"
 * @typedef {Workshop | Scale | Seat | Place | Count | Pair} PublicRecord
 */

export {};
