/** The device reads aloud. Only with a voice that lives on the device: the others would send the words elsewhere. */
import { signal } from "@preact/signals-core";

const device = "speechSynthesis" in window ? window.speechSynthesis : undefined;

/** @type {import("@preact/signals-core").Signal<SpeechSynthesisVoice[]>} */
const voices = signal([]);

/** The language that is being read; "" in silence. */
export const reading = signal("");

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
  const voice = voiceOf(language);
  if (!device || !voice) return;
  fallSilent();
  const said = new SpeechSynthesisUtterance(words);
  said.voice = voice;
  said.lang = voice.lang;
  said.rate = 0.9; // a hall hears worse than one listener
  said.onend = said.onerror = () => reading.peek() === language && (reading.value = "");
  reading.value = language;
  device.speak(said);
}

export function fallSilent() {
  reading.value = "";
  device?.cancel();
}
