#!lua
-- prelogin-rate-1: may this address have one more pre-login record in the present second?
-- KEYS[1] prelogin-rate:{addr} (STRING, counter that lives 1 s)   ARGV[1] most in a second
-- returns {go} | {full}
local counter_key, most = KEYS[1], tonumber(ARGV[1])
local count = tonumber(redis.call('GET', counter_key)) or 0
if count >= most then
  return { 'full' }
end
redis.call('SET', counter_key, count + 1, 'KEEPTTL')
if count == 0 then
  redis.call('PEXPIRE', counter_key, 1000)
end
return { 'go' }
