// socket.io: an event to everyone in a room. Port as argument.
import { createServer } from "node:http";
import { Server } from "socket.io";

const http = createServer();
const server = new Server(http, { transports: ["websocket"], serveClient: false });
server.on("connection", (socket) => {
  socket.join("room");
  socket.on("say", (what) => server.to("room").emit("told", what));
});
http.listen(Number(process.argv[2]), "127.0.0.1", () => console.log("ready"));
