// y-websocket: everyone in one document; the server takes in each update and hands it on. Port as argument.
import { WebSocketServer } from "ws";
import { setupWSConnection } from "y-websocket/bin/utils";

const server = new WebSocketServer({ host: "127.0.0.1", port: Number(process.argv[2]), perMessageDeflate: false });
server.on("connection", setupWSConnection);
server.on("listening", () => console.log("ready"));
