// Sessions by express-session and connect-redis, behind the paths the load generator asks, one process per processor.
// PEER_REDIS: the address of its Redis; PEER_PASSWORD: that of every user; prints "port N" when all processes listen.
import cluster from 'node:cluster';
import { randomBytes } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { hash, verify } from '@node-rs/argon2';
import { RedisStore } from 'connect-redis';
import express from 'express';
import session from 'express-session';
import { createClient } from 'redis';

const IDLE_SECONDS = 1800;
const USERS = 64;
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

async function connect() {
  const redis = createClient({ url: process.env.PEER_REDIS });
  redis.on('error', (failure) => console.error(failure));
  return redis.connect();
}

async function startAll() {
  const redis = await connect();
  const passwordHash = await hash(process.env.PEER_PASSWORD, COST);
  for (let i = 0; i < USERS; i++) {
    await redis.set(`user:load-${i}`, passwordHash);
  }
  await redis.close();
  process.env.PEER_SECRET = randomBytes(32).toString('hex');
  let silent = availableParallelism();
  cluster.on('listening', (worker, address) => {
    if (--silent === 0) {
      console.log(`port ${address.port}`);
    }
  });
  for (let i = 0; i < availableParallelism(); i++) {
    cluster.fork();
  }
}

function logIn(request, response, next, username) {
  request.session.regenerate((failure) => {
    if (failure) {
      next(failure);
      return;
    }
    request.session.user = { id: username, username, realmName: 'native', roleNames: ['search'], permissions: [] };
    request.session.createdAt = new Date().toISOString();
    request.session.attributes = {};
    response.status(201).end();
  });
}

function loggedIn(request, response, next) {
  if (request.session.user) {
    next();
  } else {
    response.status(401).json({ error: 'Not logged in' });
  }
}

function keys(source) {
  return [source.key ?? []].flat();
}

async function serve() {
  const redis = await connect();
  const app = express();
  app.disable('x-powered-by');
  app.use((request, response, next) => {
    response.set({ 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' });
    next();
  });
  app.use(
    session({
      store: new RedisStore({ client: redis, ttl: IDLE_SECONDS }),
      secret: process.env.PEER_SECRET,
      resave: false,
      saveUninitialized: false,
      cookie: { httpOnly: true, sameSite: 'lax' },
    }),
  );
  app.use(express.urlencoded({ extended: false }), express.json());

  app.post('/api/session', async (request, response, next) => {
    const { username, password } = request.body;
    const passwordHash = await redis.get(`user:${username}`);
    if (passwordHash !== null && (await verify(passwordHash, password))) {
      logIn(request, response, next, username);
    } else {
      response.status(401).json({ error: 'Wrong user or password' });
    }
  });
  // What fills the store before a scenario: no password, so that a thousand sessions take no minute.
  app.post('/open', (request, response, next) => logIn(request, response, next, request.body.username));

  app.get('/api/session', loggedIn, (request, response) => {
    const { user, createdAt } = request.session;
    response.json({
      user,
      roles: user.roleNames.map((name) => ({ name })),
      session: { kind: 'session', createdAt, idleTimeoutSecs: IDLE_SECONDS },
    });
  });
  app.get('/api/2/session/get', loggedIn, (request, response) => {
    const { attributes } = request.session;
    const asked = keys(request.query).filter((key) => Object.hasOwn(attributes, key));
    response.json(Object.fromEntries(asked.map((key) => [key, attributes[key]])));
  });
  app.post('/api/2/session/put', loggedIn, (request, response) => {
    Object.assign(request.session.attributes, request.body);
    response.json({});
  });
  app.post('/api/2/session/delete', loggedIn, (request, response) => {
    keys(request.body).forEach((key) => delete request.session.attributes[key]);
    response.json({});
  });
  app.listen(0, '127.0.0.1');
}

await (cluster.isPrimary ? startAll() : serve());
