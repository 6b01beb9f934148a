/** The device reads aloud. Only with a voice that lives on the device: the others would send the words elsewhere. */
import { signal } from "@preact/signals-core";

/** @typedef {{words: string, language: string}} Passage */

const device = "speechSynthesis" in window ? window.speechSynthesis : undefined;

/** @type {import("@preact/signals-core").Signal<SpeechSynthesisVoice[]>} */
const voices = signal([]);

/** The language that is being read; "" in silence. */
export const reading = signal("");

/** What was broken off says so when something else is being read already. */
let turn = 0;

gather();
device?.addEventListener?.("voiceschanged", gather);

/** They come some time after the page, on most devices. */
function gather() {
  voices.value = (device?.getVoices() ?? []).filter(({ localService }) => localService);
}

/**
 * Reads a signal.
 * @param {string} language
 */
export function hasVoice(language) {
  return Boolean(voiceOf(language));
}

/** @param {string} language */
function voiceOf(language) {
  return voices.value.find(({ lang }) => lang.toLowerCase().replace("_", "-").split("-")[0] === language);
}

/**
 * In place of what is being read.
 * @param {string} words
 * @param {string} language
 */
export function readAloud(words, language) {
  readAll([{ words, language }]);
}

/**
 * One after the other, each in its language; what the device has no voice for is left out.
 * @param {Passage[]} passages
 */
export function readAll(passages) {
  fallSilent();
  const mine = turn;
  const said = passages.flatMap((passage) => utterance(passage, mine));
  const last = said[said.length - 1];
  if (!device || !last) return;
  last.onend = last.onerror = () => mine === turn && (reading.value = "");
  reading.value = passages.find(({ language }) => voiceOf(language))?.language ?? "";
  for (const one of said) device.speak(one);
}

/**
 * @param {Passage} passage
 * @param {number} mine  in whose turn it is said
 * @returns {SpeechSynthesisUtterance[]}
 */
function utterance({ words, language }, mine) {
  const voice = voiceOf(language);
  if (!voice) return [];
  const said = new SpeechSynthesisUtterance(words);
  said.voice = voice;
  said.lang = voice.lang;
  said.rate = 0.9; // a hall hears worse than one listener
  said.onstart = () => mine === turn && (reading.value = language);
  return [said];
}

export function fallSilent() {
  turn++;
  reading.value = "";
  device?.cancel();
}
