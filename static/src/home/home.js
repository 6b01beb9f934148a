/** The home page: enter a workshop, or start one. */

import { effect, signal } from "@preact/signals-core";
import { html, nothing, render, svg } from "lit-html";

import { base } from "../boot.js";
import { kept, keptNames } from "../kept.js";
import { languageSwitch } from "../parts.js";
import { t } from "../texts.js";
import { codeForm } from "./code.js";

/** What is asked for: "#start" a workshop, "#next/" and the code of an earlier one, "#card" the way back with a card. */
const wanted = signal(location.hash);

/**
 * The forms come when somebody asks for them. Each is told what stands behind the slash.
 * @typedef {(about: string) => unknown} Form
 * @type {import("@preact/signals-core").Signal<Partial<Record<string, Form>>>}
 */
const forms = signal({});

/** @type {Partial<Record<string, () => Promise<Form>>>} */
const fetchers = {
  "#card": async () => (await import("./return-card.js")).returnCardView,
  "#next": async () => {
    const { fetchMethods, nextView } = await import("./next/next.js");
    void fetchMethods();
    return nextView;
  },
  "#start": async () => {
    const { fetchMethods, newWorkshopView } = await import("./new-workshop.js");
    void fetchMethods();
    return newWorkshopView;
  },
};

/** @param {HTMLElement} app */
export function showHome(app) {
  addEventListener("hashchange", () => (wanted.value = location.hash));
  effect(() => {
    render(html`<div class="page">${header()} ${asked()}</div>`, app);
  });
  effect(() => {
    const [name = ""] = wanted.value.split("/");
    if (!fetchers[name]) return;
    scrollTo(0, 0);
    void fetchForm(name);
  });
}

function asked() {
  const [name = "", about = ""] = wanted.value.split("/");
  if (!fetchers[name]) return welcome();
  return forms.value[name]?.(about) ?? html`<main><p role="status">${t("common.connecting")}</p></main>`;
}

/** @param {string} name */
async function fetchForm(name) {
  try {
    forms.value = { ...forms.peek(), [name]: await fetchers[name]?.() };
  } catch {
    setTimeout(() => fetchForm(name), 2000);
  }
}

function header() {
  return html`<header class="top">
    <p class="name"><a href="#">Talka</a></p>
    ${languageSwitch()}
  </header>`;
}

function welcome() {
  return html`<main class="welcome">
    ${picture()}
    <h1 tabindex="-1">${t("home.title")}</h1>
    <p class="lead">${t("home.lead")}</p>
    ${codeForm()} ${known()}
    <section class="start">
      <h2>${t("home.start_title")}</h2>
      <p>${t("home.start_lead")}</p>
      <a class="button wide" href="#start">${t("home.start")}</a>
      <a class="button quiet wide" href="#next">${t("home.next")}</a>
      <a class="button quiet wide" href="#card">${t("home.card")}</a>
    </section>
  </main>`;
}

/** Workshops this device has been in: nobody should have to find the code again. */
function known() {
  const seats = keptNames("talka-seat/").map((name) => ({ name, way: "" }));
  const consoles = keptNames("talka-console/").map((name) => ({ name, way: "/console" }));
  if (!seats.length && !consoles.length) return nothing;
  return html`<section class="known">
    <h2>${t("home.known")}</h2>
    <ul>
      ${[...consoles, ...seats].map(({ name, way }) => {
        const code = name.slice(name.indexOf("/") + 1);
        return html`<li>
          <a href=${`${base}/${code}${way}`}>${kept(name) || code}</a>
          <small>${code}${way ? ` · ${t("home.as_moderator")}` : ""}</small>
        </li>`;
      })}
    </ul>
  </section>`;
}

/** People on a line: what it is all about, before any word is read. */
function picture() {
  const people = [
    [34, "berry"],
    [92, "sea"],
    [126, "amber"],
    [196, "pine"],
    [250, "heather"],
    [300, "sea"],
  ];
  return html`<svg class="hero" viewBox="0 0 336 84" aria-hidden="true">
    <rect class="plank" x="2" y="68" width="332" height="10" rx="5"></rect>
    ${people.map(([x, ink]) => person(Number(x), String(ink)))}
    <path class="screen" d="M175 6h42v62h-42zM166 68h60"></path>
  </svg>`;
}

/**
 * @param {number} x
 * @param {string} ink
 */
function person(x, ink) {
  return svg`<g fill=${`var(--${ink})`}>
    <circle cx=${x} cy="22" r="9"></circle><path d=${`M${x - 11} 68V46a11 11 0 0 1 22 0v22z`}></path>
  </g>`;
}
