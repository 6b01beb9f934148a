"""What a room is in Redis or Valkey: its keys, and the scripts that change them in one step.

{ROOM}:log, a stream with entry n at id n-0 (fields e, the entry, and n, its nonce);
{ROOM}:snapshots, a hash of rev → bytes; {ROOM}:note:NAME for each note; and the sharded channel {ROOM}:ring. When to
look at which room again stands in rooms:due, a sorted set of rooms by milliseconds. In a cluster the braces keep all
of a room in one slot, and rooms:due is in a slot of its own.
"""

FORKED = -1
"""What `APPEND` answers where another entry stands before."""

# XADD alone accepts any number above the last, so a process that is ahead of a store after a failover would
# write past a hole. Comparing, adding and ringing happen in one step, and the answer is the head that was found.
# The channel is no key of it: while a slot moves, a script whose keys are not all in one place may not run.
APPEND = """
local last = redis.call('XREVRANGE', KEYS[1], '+', '-', 'COUNT', 1)[1]
local head = last and tonumber(string.match(last[1], '^%d+')) or 0
if head ~= tonumber(ARGV[1]) - 1 then return head end
if last and last[2][4] ~= ARGV[4] then return -1 end
redis.call('XADD', KEYS[1], ARGV[1] .. '-0', 'e', ARGV[2], 'n', ARGV[3])
redis.call('SPUBLISH', ARGV[5], ARGV[1])
return head
"""

# Older than the newest is never saved: it may hold what has been forgotten since.
# The last entry is never trimmed: the stream's end is what the next number is compared with.
SAVE_SNAPSHOT = """
local last = redis.call('XREVRANGE', KEYS[1], '+', '-', 'COUNT', 1)[1]
local head = last and tonumber(string.match(last[1], '^%d+')) or 0
local revs = redis.call('HKEYS', KEYS[2])
for _, rev in ipairs(revs) do
  if tonumber(rev) >= tonumber(ARGV[1]) then return end
end
local entry = redis.call('XRANGE', KEYS[1], ARGV[1] .. '-0', ARGV[1] .. '-0')[1]
if not entry or entry[2][4] ~= ARGV[3] then return end
redis.call('HSET', KEYS[2], ARGV[1], ARGV[2])
table.insert(revs, ARGV[1])
table.sort(revs, function(a, b) return tonumber(a) > tonumber(b) end)
for i = 3, #revs do redis.call('HDEL', KEYS[2], revs[i]) end
if revs[2] then
  redis.call('XTRIM', KEYS[1], 'MINID', string.format('%d-0', math.min(tonumber(revs[2]) + 1, head)))
end
"""

# The entry itself is kept, for the stream's end to be compared with; it says only what was removed.
COMPACT = """
local entry = redis.call('XRANGE', KEYS[1], ARGV[1] .. '-0', ARGV[1] .. '-0')[1]
if not entry or entry[2][4] ~= ARGV[3] then return end
redis.call('DEL', KEYS[2])
redis.call('HSET', KEYS[2], ARGV[1], ARGV[2])
local kept = redis.call('XRANGE', KEYS[1], ARGV[1] .. '-0', '+')
redis.call('DEL', KEYS[1])
for _, one in ipairs(kept) do redis.call('XADD', KEYS[1], one[1], unpack(one[2])) end
"""
# Trimming would only mark the older entries as deleted: their bytes stay in the stream's nodes, and in its files.

ADOPT = """
local last = redis.call('XREVRANGE', KEYS[1], '+', '-', 'COUNT', 1)[1]
if last then return tonumber(string.match(last[1], '^%d+')) end
redis.call('HSET', KEYS[2], ARGV[1], ARGV[3])
redis.call('XADD', KEYS[1], ARGV[1] .. '-0', 'e', ARGV[2], 'n', ARGV[4])
return 0
"""

DELETE = """
redis.call('DEL', KEYS[1], KEYS[2])
redis.call('SPUBLISH', ARGV[1], '0')
"""

# A write that changes nothing, for WAIT, which looks at the last write of its own connection.
TOUCH = """
local last = redis.call('XREVRANGE', KEYS[1], '+', '-', 'COUNT', 1)[1]
if last then redis.call('XSETID', KEYS[1], last[1]) end
"""


def log_key(room: str) -> str:
    return f"{{{room}}}:log"


def room_of(key: bytes) -> str:
    return key.decode().removeprefix("{").removesuffix("}:log")


def snapshots_key(room: str) -> str:
    return f"{{{room}}}:snapshots"


def note_key(room: str, name: str) -> str:
    return f"{{{room}}}:note:{name}"


def channel(room: str) -> str:
    # The tag in braces puts the channel where the room's keys are, also in a cluster.
    return f"{{{room}}}:ring"
