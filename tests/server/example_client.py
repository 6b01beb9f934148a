# Joins a workshop and places a mark: python example_client.py http://localhost:8000 KALVA7 700
import asyncio
import json
import secrets
import sys
from urllib.request import Request, urlopen

from websockets.asyncio.client import connect

address, code, at = sys.argv[1], sys.argv[2], int(sys.argv[3])
secret = secrets.token_urlsafe(32)  # whoever has it is this seat; kept, it opens the same seat again
seat = json.dumps({"secret": secret, "name": "Example"}).encode()
urlopen(Request(f"{address}/{code}/join", seat, {"Content-Type": "application/json"})).close()


async def place() -> str:
    async with connect(f"ws{address[4:]}/{code}/socket?as=seat", additional_headers={"Cookie": f"seat={secret}"}) as ws:
        await ws.send(json.dumps({"t": "hello", "v": 1}))
        while (frame := json.loads(await ws.recv()))["t"] != "frame":
            pass
        seen = {name: record for fragment in frame["f"] for name, record in fragment["put"].items()}
        activity = seen["workshop"]["current"] or "practice"
        command = {"t": "scale.place", "activity": activity, "round": seen[f"activity/{activity}"]["round"], "at": at}
        await ws.send(json.dumps({"t": "do", "k": [secrets.token_urlsafe(12), 1], "c": command}))
        while not ("ok" in frame or "no" in frame):
            frame = json.loads(await ws.recv())
        return "placed" if "ok" in frame else f"refused: {frame['no']}"


print(asyncio.run(place()))
