/**
 * A moderator's Markdown as templates: headings, paragraphs, lists, strong and emphasised words, and addresses as words
 * that can be read. Nothing of it is ever taken as HTML.
 */

import { html } from "lit-html";
import { lexer } from "marked";

/** @param {string} body */
export function markdown(body) {
  return lexer(body, { gfm: true, breaks: true }).map(blockView);
}

/**
 * @param {any} token
 * @returns {unknown}
 */
function blockView(token) {
  switch (token.type) {
    case "heading":
      return token.depth < 3 ? html`<h2>${inline(token)}</h2>` : html`<h3>${inline(token)}</h3>`;
    case "list":
      return token.ordered
        ? html`<ol start=${token.start || 1}>${token.items.map(itemView)}</ol>`
        : html`<ul>${token.items.map(itemView)}</ul>`;
    case "blockquote":
      return html`<blockquote>${token.tokens.map(blockView)}</blockquote>`;
    case "paragraph":
      return html`<p>${inline(token)}</p>`;
    case "space":
    case "hr":
      return "";
    case "text":
      return inline(token);
    default:
      return html`<p>${token.raw}</p>`;
  }
}

/** @param {any} item */
function itemView(item) {
  return html`<li>${item.tokens.map(blockView)}</li>`;
}

/**
 * marked gives text as it was written, but for what was escaped.
 * @param {any} token
 */
function inline({ tokens, text }) {
  return tokens ? tokens.map(inlineView) : text;
}

/**
 * @param {any} token
 * @returns {unknown}
 */
function inlineView(token) {
  switch (token.type) {
    case "strong":
      return html`<strong>${inline(token)}</strong>`;
    case "em":
      return html`<em>${inline(token)}</em>`;
    case "br":
      return html`<br />`;
    case "link":
      return linkView(token);
    case "text":
    case "escape":
      return inline(token);
    default:
      return token.raw;
  }
}

/**
 * An address is read, not followed: nobody leaves the workshop by a slip of the thumb.
 * @param {any} token
 */
function linkView({ text, href }) {
  if (!/^https?:\/\//.test(href) || text === href) return text;
  return html`${text} (<span class="address">${href}</span>)`;
}
