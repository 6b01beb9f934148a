// Hocuspocus: everyone in one document; the server takes in each update and hands it on. Port as argument.
import { Server } from "@hocuspocus/server";

const server = new Server({ address: "127.0.0.1", port: Number(process.argv[2]), quiet: true });
await server.listen();
console.log("ready");
