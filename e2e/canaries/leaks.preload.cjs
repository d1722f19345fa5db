// Loaded first in every process of a system under test, and only there: leaks what a request carries, in the way that the
// request names, so that whoever looks for canaries is seen to find one in each kind of place. Or it lets an error rise that carries it.
const http = require('node:http');
const { writeFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { setImmediate } = require('node:timers');
const { gzipSync, deflateSync } = require('node:zlib');

const sql = async (url, statement, values) => {
  const { Client } = require('pg');
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement, values);
  } finally {
    await client.end();
  }
};

// In all that an error has; its own code stays one.
const errorWith = (word) => Object.assign(new Error(`before ${word}`, { cause: new Error(word) }), { detail: word, [word]: word });

const leaks = {
  'standard output': async (word) => process.stdout.write(`${word}\n`),
  'standard error, in base64': async (word) => process.stderr.write(`${Buffer.from(`a${word}`).toString('base64')}\n`),
  'a log, in hexadecimal': async (word) => process.stdout.write(`${Buffer.from(word).toString('hex').toUpperCase()}\n`),
  'a log, packed': async (word) => process.stdout.write(Buffer.concat([Buffer.from('{"packed":"'), gzipSync(word), Buffer.from('"}\n')])),
  'a temporary file, in UTF-16': async (word) => writeFileSync(join(tmpdir(), 'leak'), Buffer.from(word, 'utf16le')),
  'a temporary file, deflated': async (word) => writeFileSync(join(tmpdir(), 'leak-deflated'), Buffer.concat([Buffer.from('x'), deflateSync(word)])),
  'a table': async (word) => sql(process.env.PORTAL_DATABASE_URL, `INSERT INTO changes (what, people) VALUES ('accounts', ARRAY[$1])`, [word]),
  'the write-ahead log': async (word) => sql(process.env.PORTAL_DATABASE_URL, `SELECT pg_logical_emit_message(false, 'leak', $1)`, [word]),
  "the database's log": async (word) => sql(process.env.PORTAL_DATABASE_URL, `DO $$ BEGIN RAISE LOG '%', '${word}'; END $$`),
  'an event': async (word) => sql(process.env.DIRECTORY_DATABASE_URL,
    `INSERT INTO outbox (event_id, type, source, subject, version, lane, time, traceparent, payload)
     VALUES (gen_random_uuid(), 'amparo.directory.v1.Leak', 'directory', 'leak', 1, 'normal', now(), '', convert_to($1, 'UTF8'))`, [word]),
  'a mail': async (word) => require('nodemailer').createTransport(process.env.SMTP_URL).sendMail({ from: 'a@example.org', to: 'b@example.org', subject: 'x', text: word }),
  'a page': async (word) => fetch(process.env.PAGE_WEBHOOK_URL, { method: 'POST', body: JSON.stringify({ id: 'leak', to: 'x', text: word }) }),
  'a crash': async (word) => void setImmediate(() => {
    throw errorWith(word);
  }),
  'a rejection': async (word) => void Promise.reject(errorWith(word)),
  'an answer': async (word, response) => response.setHeader('x-leak', encodeURIComponent(word)),
};

const emit = http.Server.prototype.emit;
http.Server.prototype.emit = function leaking(event, request, response) {
  const leak = event === 'request' ? leaks[request.headers['x-leak-into']] : undefined;
  if (leak === undefined) return emit.apply(this, arguments);
  leak(request.headers['x-leak'], response).catch(() => undefined).then(() => emit.apply(this, arguments));
  return true;
};
