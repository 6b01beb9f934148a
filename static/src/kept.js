/** Small things kept on this device. Storage may be missing, full or forbidden: then they live as long as the page. */

/** @type {Map<string, string>} */
const memory = new Map();

/** @param {string} name */
export function kept(name) {
  return memory.get(name) ?? attempt(() => localStorage.getItem(name)) ?? null;
}

/**
 * @param {string} name
 * @param {string} value
 */
export function keep(name, value) {
  const stored = attempt(() => (localStorage.setItem(name, value), true));
  if (stored) memory.delete(name);
  else memory.set(name, value);
}

/** @param {string} name */
export function forget(name) {
  memory.delete(name);
  attempt(() => localStorage.removeItem(name));
}

/**
 * Keep what is there under another name.
 * @param {string} name
 * @param {string} better
 */
export function rename(name, better) {
  const value = kept(name);
  if (value !== null) keep(better, value);
  forget(name);
}

/**
 * @param {string} prefix
 * @returns {string[]}
 */
export function keptNames(prefix) {
  const stored = attempt(() => Object.keys(localStorage)) ?? [];
  return [...new Set([...stored, ...memory.keys()])].filter((name) => name.startsWith(prefix));
}

/**
 * @template T
 * @param {() => T} deed
 * @returns {T | undefined}
 */
function attempt(deed) {
  try {
    return deed();
  } catch {
    return undefined;
  }
}
