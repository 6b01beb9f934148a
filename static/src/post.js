/** The few things that go by HTTP and not by socket: coming in, lending, leaving. */

/**
 * @param {string} path
 * @param {object} body
 * @param {Record<string, string>} [headers]
 * @returns {Promise<{ok: true, value: any} | {ok: false, code: string, details: Record<string, any>}>} never throws;
 *   code "no_network" when not reached
 */
export async function post(path, body, headers) {
  try {
    const response = await fetch(path, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(body),
    });
    const value = await response.json().catch(() => ({}));
    return response.ok ? { ok: true, value } : refusal(value.error, value.details);
  } catch {
    return refusal("no_network");
  }
}

/**
 * @param {string} [code]
 * @param {Record<string, any>} [details]
 * @returns {{ok: false, code: string, details: Record<string, any>}}
 */
function refusal(code = "unknown", details = {}) {
  return { ok: false, code, details };
}
