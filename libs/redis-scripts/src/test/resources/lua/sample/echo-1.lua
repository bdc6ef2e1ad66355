#!lua flags=no-writes
-- echo-1: what came, byte for byte.
-- KEYS[1] any   ARGV[1..] anything   returns {echo, KEYS[1], ARGV...}
local reply = { 'echo', KEYS[1] }
for i = 1, #ARGV do
  reply[#reply + 1] = ARGV[i]
end
return reply
