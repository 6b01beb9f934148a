/**
 * Groups are named after trees. Each has a leaf, a colour and a name; the leaf alone tells all twelve apart, so nobody
 * needs to see colours.
 */
import { html, svg } from "lit-html";
import { t } from "../texts.js";

/**
 * @typedef {{ ink: string, path: string }} Tree
 *   ink: the colour's token in the style sheet (`--moss`, with its pale ground `--moss-2`); path: in a box of 24 by 24
 */

/** @type {Readonly<Record<string, Tree>>} By the group's name, in the order in which groups are made. */
export const TREES = {
  birch: {
    ink: "moss",
    path:
      "M12 .8l2.6 4 1.9.3.5 2.4 2 .9.2 2.4 1.6 1.4-.6 2.3.6 1.8-3.6 2.2L13 19v4.2h-2V19l-4.2-.5-3.6-2.2.6-1.8" +
      "-.6-2.3L4.8 10.8 5 8.4l2-.9.5-2.4 1.9-.3z",
  },
  oak: {
    ink: "amber",
    path:
      "M12 .8c2 0 3.2 1.2 2.8 3 2-.5 3.4.8 3 2.4-.2.9-.9 1.6-1.6 1.9 2.4-.6 4.4.6 4.2 2.6-.1 1.4-1.4 2.2-2.8 2.5" +
      " 2 .2 3.1 1.4 2.7 3-.5 1.8-3 2.4-7.3 2.2v4.8h-2v-4.8c-4.3.2-6.8-.4-7.3-2.2-.4-1.6.7-2.8 2.7-3" +
      "-1.4-.3-2.7-1.1-2.8-2.5-.2-2 1.8-3.2 4.2-2.6-.7-.3-1.4-1-1.6-1.9-.4-1.6 1-2.9 3-2.4C8.8 2 10 .8 12 .8z",
  },
  linden: {
    ink: "heather",
    path:
      "M12 .8c1.2 3.2 9.7 6 9.7 12 0 3.6-2.5 5.8-5.2 5.8-1.5 0-2.8-.6-3.5-1.6v6.2h-2V17c-.7 1-2 1.6-3.5 1.6" +
      "-2.7 0-5.2-2.2-5.2-5.8 0-6 8.5-8.8 9.7-12z",
  },
  pine: {
    ink: "sea",
    path:
      "M12 23.2L10.4 9 12 .8 13.6 9zM12 23.2L7.2 10.5 5.6 2.6l4.6 6.9zM12 23.2l4.8-12.7 1.6-7.9-4.6 6.9z" +
      "M12 23.2L4.4 14 .8 7.2l6 5.2zM12 23.2l7.6-9.2 3.6-6.8-6 5.2z",
  },
  maple: {
    ink: "berry",
    path:
      "M12 .8l2.3 4.4L17.2 4l-.7 5.2 3-2.4.7 2.2 3-.5-1.4 3.3 1.4 1.1-5.6 4.4.5 2.1-5.2-1 .1 4.8h-2l.1-4.8" +
      "-5.2 1 .5-2.1L.8 12.9l1.4-1.1L.8 8.5l3 .5.7-2.2 3 2.4L6.8 4l2.9 1.2z",
  },
  rowan: {
    ink: "pine",
    path:
      "M11.1.8h1.8v5.6l4.3-2.6 1 1.6-5.3 3.3v4h-1.8v-4L5.8 5.4l1-1.6 4.3 2.6z" +
      "M5.6 9.6a3.4 3.4 0 1 1-.01 6.8 3.4 3.4 0 0 1 .01-6.8zM18.4 9.6a3.4 3.4 0 1 1-.01 6.8 3.4 3.4 0 0 1 .01-6.8z" +
      "M12 11.2a3.4 3.4 0 1 1-.01 6.8 3.4 3.4 0 0 1 .01-6.8zM8.2 16.8a3.2 3.2 0 1 1-.01 6.4 3.2 3.2 0 0 1 .01-6.4z" +
      "M15.8 16.8a3.2 3.2 0 1 1-.01 6.4 3.2 3.2 0 0 1 .01-6.4z",
  },
  ash: {
    ink: "amber",
    path:
      "M12 .8c2.4 2.2 2.4 5.2.7 7.4v15h-1.4v-15C9.6 6 9.6 3 12 .8z" +
      "M12.7 12.5c1.3-3.9 5.2-5.5 10-4.7-1.2 4-5 6.2-10 4.7zM11.3 12.5c-1.3-3.9-5.2-5.5-10-4.7 1.2 4 5 6.2 10 4.7z" +
      "M12.7 19.5c1.3-3.9 5.2-5.5 10-4.7-1.2 4-5 6.2-10 4.7zM11.3 19.5c-1.3-3.9-5.2-5.5-10-4.7 1.2 4 5 6.2 10 4.7z",
  },
  alder: {
    ink: "heather",
    path:
      "M12 4.2c1-1.9 3.6-2.5 5.8-1 3.1 2.1 4.2 6.2 2.7 9.8-1.3 3.3-4.2 5.3-7.5 5.8v4.4h-2v-4.4" +
      "c-3.3-.5-6.2-2.5-7.5-5.8C2 9.4 3.1 5.3 6.2 3.2c2.2-1.5 4.8-.9 5.8 1z",
  },
  willow: {
    ink: "moss",
    path:
      "M12 .8c2.4 5 2.4 14.4 0 22.4-2.4-8-2.4-17.4 0-22.4zM9.4 1.8C9 8 6.5 15.5 1.8 20.5 1.4 14 4.5 6 9.4 1.8z" +
      "M14.6 1.8c.4 6.2 2.9 13.7 7.6 18.7.4-6.5-2.7-14.5-7.6-18.7z",
  },
  spruce: {
    ink: "pine",
    path: "M12 .8l4.5 6h-2.2l4.7 6h-2.5l5 6.2H13v4.2h-2V19H2.5l5-6.2H5l4.7-6H7.5z",
  },
  juniper: {
    ink: "sea",
    path:
      "M12 .8c2 2.8 3.2 5.4 3.6 7.8.8-1.2 1.4-2 2.2-2.6 2 4 3 8 2 11.2-.8 2.2-3 3.2-6.8 3.4v2.6h-2v-2.6" +
      "c-3.8-.2-6-1.2-6.8-3.4-1-3.2 0-7.2 2-11.2.8.6 1.4 1.4 2.2 2.6.4-2.4 1.6-5 3.6-7.8z",
  },
  apple: {
    ink: "berry",
    path:
      "M12 7c1.5-1.6 3.9-2 6-1.2 3 1.2 4.2 4.6 3.3 8.4-1.1 4.8-3.9 8.6-6.4 8.6-1 0-1.9-.5-2.9-.5s-1.9.5-2.9.5" +
      "c-2.5 0-5.3-3.8-6.4-8.6C1.8 10.4 3 7 6 5.8 8.1 5 10.5 5.4 12 7zM12.3 5.6C12 2.8 14 .9 17.1.8" +
      "c.2 2.9-1.7 4.8-4.8 4.8z",
  },
};

/**
 * @param {string} name  of a group; one of a newer server is drawn as a linden
 * @returns {Tree}
 */
export function tree(name) {
  return TREES[name] ?? /** @type {Tree} */ (TREES.linden);
}

/** @param {string} name  of a group */
export function treeName(name) {
  return t(`common.group.${name}`);
}

/**
 * The leaf in a box of 24 by 24, for use inside an <svg>.
 * @param {string} name  of a group
 */
function drawLeaf(name) {
  const { ink, path } = tree(name);
  return svg`<path fill="var(--${ink})" d=${path}></path>`;
}

/**
 * The leaf as a picture of its own; the name stands beside it in words.
 * @param {string} name  of a group
 */
export function leaf(name) {
  return html`<svg class="leaf" viewBox="0 0 24 24" aria-hidden="true">${drawLeaf(name)}</svg>`;
}
