/** The shapes of the pair signs: things everybody can name and tell apart across a hall. */

/**
 * @typedef {{ name: string, word: string, path: string }} Shape
 *   word: the key of its name; path: in a box of 24 by 24, to be filled "evenodd"
 */

/** @type {readonly Shape[]} */
export const SHAPES = [
  {
    name: "star",
    word: "common.sign.star",
    path: "M12 1.2l3.3 7.1 7.7.9-5.7 5.3 1.5 7.7L12 18.4l-6.8 3.8 1.5-7.7L1 9.2l7.7-.9z",
  },
  {
    name: "boat",
    word: "common.sign.boat",
    path: "M11 1.5v13H2.5zM13 4.5l8 10h-8zM1.5 16.5h21l-3.5 6H5z",
  },
  {
    name: "leaf",
    word: "common.sign.leaf",
    path:
      "M22.5 1.5C10 1.5 2.5 7 3.5 17L1 21.5 2.5 23l3.8-3C16 21.5 22.5 14 22.5 1.5z" +
      "M6.5 17C9 12.5 12.5 9 17 6.5 13.5 10 10.5 13.5 8 17.5z",
  },
  {
    name: "house",
    word: "common.sign.house",
    path: "M12 1.2L.8 11.5H4V22.5h5.5v-7h5v7H20V11.5h3.2z",
  },
  {
    name: "heart",
    word: "common.sign.heart",
    path: "M12 22.5C4.5 16.5 1 12.5 1 8a5.7 5.7 0 0 1 11-2.3A5.7 5.7 0 0 1 23 8c0 4.5-3.5 8.5-11 14.5z",
  },
  {
    name: "fir",
    word: "common.sign.fir",
    path: "M12 .8l6 7h-3l5 6h-3.5l5.5 6.2h-8V23h-4v-3H2l5.5-6.2H4l5-6H6z",
  },
  {
    name: "fish",
    word: "common.sign.fish",
    path:
      "M1 12C4 7 8 5 12 5c3 0 5.2 1.6 6.5 4L23 5.5v13L18.5 15C17.2 17.4 15 19 12 19c-4 0-8-2-11-7z" +
      "M6.5 9.8a1.6 1.6 0 1 0 0 3.2 1.6 1.6 0 0 0 0-3.2z",
  },
  {
    name: "cup",
    word: "common.sign.cup",
    path:
      "M2 5h15v2.5h1.5a4.5 4.5 0 0 1 0 9H17A5 5 0 0 1 12 21H7a5 5 0 0 1-5-5z" +
      "M17 10v4h1.5a2 2 0 0 0 0-4z",
  },
  {
    name: "key",
    word: "common.sign.key",
    path:
      "M7 5.5a6.5 6.5 0 1 1-.01 13A6.5 6.5 0 0 1 7 5.5zM7 9.5a2.5 2.5 0 1 0 .01 5A2.5 2.5 0 0 0 7 9.5z" +
      "M13.3 10.2h10.2v7h-3.5v-3.5h-2v2.5H14.7v-2.5h-1.4z",
  },
  {
    name: "mushroom",
    word: "common.sign.mushroom",
    path:
      "M12 1.5C5.5 1.5 1 6 1 12.5c0 1 .7 1.5 1.5 1.5h19c.8 0 1.5-.5 1.5-1.5 0-6.5-4.5-11-11-11z" +
      "M8.5 15.5h7l1.5 7H7z",
  },
  {
    name: "drop",
    word: "common.sign.drop",
    path: "M12 .8c4.5 6.5 7.8 9.7 7.8 14.2a7.8 7.8 0 0 1-15.6 0C4.2 10.5 7.5 7.3 12 .8z",
  },
  {
    name: "sun",
    word: "common.sign.sun",
    path:
      "M12 6.5a5.5 5.5 0 1 0 .01 11A5.5 5.5 0 0 0 12 6.5zM10.8.5h2.4V5h-2.4zM10.8 19h2.4v4.5h-2.4z" +
      "M.5 10.8H5v2.4H.5zM19 10.8h4.5v2.4H19zM3 4.7L4.7 3l3.2 3.2-1.7 1.7z" +
      "M16.1 17.8l1.7-1.7L21 19.3 19.3 21zM19.3 3L21 4.7l-3.2 3.2-1.7-1.7z" +
      "M6.2 16.1l1.7 1.7L4.7 21 3 19.3z",
  },
];
