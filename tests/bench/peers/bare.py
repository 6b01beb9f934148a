"""The least that Python can do: `websockets` alone, which sends whatever it is told to everyone. Port as argument."""

import sys
from contextlib import suppress

import uvloop
from websockets import ConnectionClosed
from websockets.asyncio.server import ServerConnection, broadcast, serve


async def main(port: int) -> None:
    async def pass_on(connection: ServerConnection) -> None:
        with suppress(ConnectionClosed):  # the phones go without a goodbye
            async for text in connection:
                broadcast(server.connections, text)

    async with serve(pass_on, "127.0.0.1", port, compression=None) as server:
        print("ready", flush=True)
        await server.serve_forever()


if __name__ == "__main__":
    uvloop.run(main(int(sys.argv[1])))
