// Bun: its own publish, which is uWebSockets'. Port as argument.
const server = Bun.serve({
  hostname: "127.0.0.1",
  port: Number(process.argv[2]),
  fetch(request, server) {
    return server.upgrade(request) ? undefined : new Response("a socket is wanted", { status: 400 });
  },
  websocket: {
    perMessageDeflate: false,
    open(socket) {
      socket.subscribe("room");
    },
    message(_, text) {
      server.publish("room", text);
    },
  },
});
console.log("ready");
