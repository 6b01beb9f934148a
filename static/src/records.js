/**
 * The public records a client may hold, by the start of their id. Fields that only some roles get are optional.
 *
 * @typedef {import("./boot.js").SaidIn} SaidIn
 * @typedef {{name: string, password: string}} Wifi
 * @typedef {{t: "workshop", title: string, language: string, current: string, agenda: string[], closed: boolean,
 *   small: number, address: string, call: string, tryout: boolean, second: "" | "lv" | "en" | "uk", browse: boolean, blank?: boolean, zoom?: Zoom,
 *   wifi?: Wifi | null, first?: string[], ends?: number, names_until?: string, kept_until?: string} & Kept} Workshop   `current` is "" in the lobby; `first`: the moderators who
 *   began; `ends`: when all is to be over, server time, 0: not settled;
 *   `address`: "" or what phones are told to open; `call`: "" or
 *   a video call; `second`: "" or the other language on the wall; `blank`, `zoom`: of the wall; id "workshop"
 *   `names_until`, `kept_until`: days (ISO) that were chosen instead of the usual ones, or ""
 * @typedef {{over?: number, again?: string, keeper?: string, unnamed?: boolean, names_go?: number, all_goes?: number}} Kept
 *   `over`: when it was closed; `again`: the day (ISO) on which the results are looked at again, or ""; `unnamed`: the names
 *   have gone; `names_go`, `all_goes`: when they go; server times, ms, 0: not known
 * @typedef {80 | 100 | 125 | 150} Zoom   per cent
 * @typedef {{t: "spent", began: number, since: number, spent: number, more: number}} Spent   server times and durations, ms;
 *   `since`: 0 when people are elsewhere; `more`: minutes given beyond the planned ones; id "spent/<activity>"
 * @typedef {{t: "timer", what: "silence" | "talk" | "work", until: number, left: number, whole: number}} Timer   server time
 *   and durations, ms; `until`: 0 while it stands, and then `left` says how much; id "timer"
 * @typedef {{t: "hand", raised: number, speaking: boolean, spoke?: number, mine?: boolean}} Hand   `raised`: server time, ms,
 *   or 0; id "hand/<seat>"
 * @typedef {{t: "question", text: string, answer: string, done: boolean, signed?: string, guests?: number[], mine?: boolean,
 *   named?: boolean}} Question   put to the moderator alone; id "question/<id>"
 * @typedef {"nameless" | "hidden" | "live"} Mode
 * @typedef {"closed" | "open" | "shown" | "talk"} Phase
 * @typedef {"nearest" | "opposite" | "mixed" | "random" | ""} Pairing
 * @typedef {{title: SaidIn, term: SaidIn, source: string, section: SaidIn, minutes: number, task: SaidIn, guide?: SaidIn,
 *   groups: boolean, opened: boolean, shut: boolean, skipped: boolean}} Setup   what every activity has; `guide` is the
 *   moderator's; `shut`: seats can only read; `skipped`: it is passed over
 * @typedef {Setup & {t: "scale", statement: SaidIn, low: SaidIn, high: SaidIn, mode: Mode, round: number, rounds: number,
 *   phase: Phase, talk_until: number, pairing: Pairing, spread: boolean, sides?: boolean}} Scale   `sides`: people say as whom they answer; id "activity/…"
 * @typedef {{t: "seat", name: string, remote: boolean, number: number, group?: string, mine?: boolean,
 *   side?: "" | "user" | "staff"}} Seat   `group`: name of the group they are in, "" for none; `side`: one's own, "" unsaid; id "seat/…"
 * @typedef {{t: "place", activity: string, round: number, who: string, at: number | null, mine?: boolean,
 *   waits?: true}} Place   0…1000, null: listens this time; `waits`: others of this round are shown, this place not yet;
 *   id "place/<activity>/<round>/<who>"
 * @typedef {{t: "count", placed?: number, listening?: number, hall?: number, remote?: number,
 *   begun?: number, done?: number, dots?: number, rated?: number, agreed?: number, cards?: number,
 *   [of: `b${number}` | `o${number}` | `v${number}`]: number}}
 *   Count   what is 0 is left out; b0…b20, how many stand nearest to 0, 50, … 1000, once shown: "count/<activity>/<round>";
 *   how many have begun and how many have used all their dots: "count/<activity>/dots"; a card's dots, once shown:
 *   "sum/<activity>/<card>"; how many have rated a card, and v-5…v5: "count/<activity>/<card>"; answers to a question and,
 *   once shown, o0, o1, … per option: "count/<activity>/votes", and each group's "count/<activity>/votes/<tree>"; how many
 *   cards are in a hidden field: "count/<activity>/veiled/<field>", or each group's, with "/<tree>"
 * @typedef {{name: string, number: number, remote: boolean}} Partner
 * @typedef {{t: "pair", n: number, with?: Partner[], stays?: boolean, members?: string[]}} Pair
 *   id "pair/<activity>/<round>/<n>"
 * @typedef {"names" | "nameless"} Who
 * @typedef {"closed" | "open" | "locked" | "voting" | "shown"} BoardPhase
 * @typedef {Setup & {who: Who, writes: "own" | "all", dots: number, stack: boolean, agree: boolean, picked: string[],
 *   phase: BoardPhase, spotlight: string, focus: string, written: number, late_until: number}} BoardFields   what every board
 *   of cards has; `focus`: "" or "<group>/<field>" is large on the wall; `late_until`: server time up to which late cards come in
 * @typedef {BoardFields & {t: "cards", starts: SaidIn[], sparks: SaidIn[], rules: boolean}} Cards   id "activity/…"
 * @typedef {{name: string, title: SaidIn, question: SaidIn, sign: string, tone: string, single: boolean, asked: boolean,
 *   hidden: boolean, sparks: SaidIn[]}} Field
 * @typedef {"quadrants" | "columns" | "rows" | "grid" | "star" | "tree" | "forces"} Layout
 * @typedef {BoardFields & {t: "canvas", layout: Layout, fields: Field[], strengths: number, locked: string[]}} Canvas
 * @typedef {{name: string, title: SaidIn, question: SaidIn, kind: "text" | "person" | "date" | "choice" | "number",
 *   options: SaidIn[]}} Column
 * @typedef {BoardFields & {t: "table", columns: Column[], starts: SaidIn[], sparks: SaidIn[], dealt: boolean}} Table
 * @typedef {Setup & {t: "page", body: SaidIn, picture: string, agree: boolean, pause: boolean}} Page
 * @typedef {{t: "agreed", mine: true}} Agreed   id "agreed/<activity>/<who>"; how many: "count/<activity>/agreed"
 * @typedef {BoardFields & {t: "rating", rated: string[], spread: string[], sides?: boolean, low?: SaidIn,
 *   high?: SaidIn}} Rating   `low`, `high`: what the ends mean, empty: that it hinders or helps;   id "activity/…"
 * @typedef {{base: string, since: number, recent: [by: string, op: import("ot-text-unicode").TextOp][]}} Words
 *   a text of several people: its base, with the edits since then on top
 * @typedef {{signed?: string, guests?: number[]}} Signed   by names, and by the numbers of guests; nameless: neither
 * @typedef {Words & Signed & {t: "card", activity: string, number?: number, order: number, team: string, field: string,
 *   under: string, origin: string, pinned: boolean, hidden: boolean, binned: boolean, suggested: boolean, shared: boolean,
 *   cleared: boolean, value: number | null, links: string[], cells: Record<string, Words>,
 *   values: Record<string, string | number>, language: string, said: Record<string, Said>, mine?: boolean}} Card
 *   id "card/<activity>/<card>"; a row of a table is one; `under`: the card it lies under; `links`: "<activity>/<card>";
 *   `cells`, `values`: by column; `language`: "" where it is not known; `said`: by language, as people translated it
 * @typedef {{text: string, version: number}} Said   `version`: of the words that were translated, see Words: since and recent
 * @typedef {{t: "dots", on: Record<string, number>, mine: true}} Dots   id "dots/<activity>/<who>"
 * @typedef {{t: "step"}} Step   there is something to take back; id "step/<activity>/<who>/<n>"
 * @typedef {{t: "mark", card: string, value: number, mine: true}} Mark   −5…5; id "mark/<activity>/<card>/<who>"
 * @typedef {{text: SaidIn, sign: "yes" | "concerns" | "no" | "", other: SaidIn}} Option   `other`: from the
 *   other side of a pyramid
 * @typedef {Setup & {t: "choice", picture: "" | "pyramid" | "faces", question: SaidIn, options: Option[], mode: Mode,
 *   several: boolean, phase: "closed" | "open" | "shown", sides?: boolean}} Choice   id "activity/…"
 * @typedef {Signed & {t: "vote", picks: number[], remark: string, team?: string, mine?: boolean}} Vote
 *   others' only if they have a remark; id "vote/<activity>/<who>"
 * @typedef {{t: "group", order: number}} Group   id "group/<tree>"
 * @typedef {{t: "moderator", name: string, by: string}} Moderator   `by`: who invited them; id "moderator/<hash>"; those
 *   who began are the workshop's `first`
 * @typedef {{t: "change", number: number, what: string, activity: string, by: string, at: number, name: string,
 *   detail: string}} Change   what a moderator did: a command; `at`: server time, a whole minute; id "change/<place>"
 * @typedef {{t: "earlier", title: string, day: number, people: number, counts?: Record<string, number[]>,
 *   values?: Record<string, number>}} Earlier   what another workshop said here, months ago; `day`: server time, ms; `people`: how
 *   many; once the new answers are shown `counts` by side ("": all of them): b0…b20, or by option; `values`: of cards by
 *   name; id "earlier/<activity>"
 * @typedef {Words & {t: "note"}} Note   the moderators' own; id "note/<activity>", "note/" for the workshop
 * @typedef {Workshop | Scale | Cards | Rating | Choice | Seat | Place | Count | Pair | Card | Dots | Step | Mark | Vote
 *   | Group | Canvas | Table | Page | Agreed | Spent | Timer | Hand | Question
 *   | Moderator | Change | Note | Earlier} PublicRecord
 */

export {};
