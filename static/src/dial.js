/**
 * Open a socket to a workshop.
 * @param {string} room  its path
 * @param {string} role
 */
export function dial(room, role) {
  const scheme = location.protocol === "https:" ? "wss" : "ws";
  return new WebSocket(`${scheme}://${location.host}${room}/socket?as=${role}`);
}
