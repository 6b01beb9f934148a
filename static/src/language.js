/** The language in which the next page comes from the server. */

/** @param {string} language */
export function chooseLanguage(language) {
  document.cookie = `talka_lang=${language}; path=/; max-age=31536000; samesite=lax`;
}

/** This page, in another. @param {string} language */
export function readIn(language) {
  chooseLanguage(language);
  location.reload();
}
