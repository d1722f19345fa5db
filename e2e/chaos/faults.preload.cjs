// Loaded first in every process of a system under chaos. Kills the process at a point that is armed, as a power cut would;
// holds it there for a while; gives events twice, late and in another order. What is to happen lies as files in a folder:
// `<n>.json` is one kill ({ point, process?, consumer?, nth? }), renamed and signed by whoever fires it; `disturbance.json` lasts
// while it is there ({ duplicate?, shuffle?, late?, lateMs?, hold?: { point: ms }, seed }).
const { readdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { setTimeout: pause } = require('node:timers/promises');
const { KafkaEventLog } = require('../../libs/messaging/dist/log/kafka-event-log.js');
const { PostgresEventLog } = require('../../libs/messaging/dist/log/postgres-event-log.js');

let folder;
const name = process.argv[2];
const reached = new Map();
const LOOK_EVERY_MS = 100;

module.exports = function letChaosLooseFrom(where) {
  folder = where;
  globalThis[Symbol.for('amparo.faults')] = reach;
};

async function reach(point, consumer) {
  const held = disturbance().hold?.[point];
  if (held !== undefined) await pause(held * chance());
  for (const file of armedAt(point, consumer)) {
    const times = (reached.get(file.path) ?? 0) + 1;
    reached.set(file.path, times);
    if (times < (file.fault.nth ?? 1) || !claim(file.path)) continue;
    process.kill(process.pid, 'SIGKILL');
    await new Promise(() => undefined);
  }
}

for (const Log of [KafkaEventLog, PostgresEventLog]) {
  const { append, subscribe } = Log.prototype;
  // Part of a batch lies in the log, and the rest does not.
  Log.prototype.append = async function appendInParts(events) {
    if (events.length < 2 || armedAt('relay.mid-batch').length === 0) return append.call(this, events);
    const half = Math.ceil(events.length / 2);
    await append.call(this, events.slice(0, half));
    await reach('relay.mid-batch');
    return append.call(this, events.slice(half));
  };
  Log.prototype.subscribe = function subscribeDisturbed(options) {
    const { receive, receiveTogether } = options;
    return subscribe.call(this, {
      ...options, receive: duplicating(shuffling(receive)), ...(receiveTogether === undefined ? {} : { receiveTogether: duplicating(oneByOne(receiveTogether)) }),
    });
  };
}

function duplicating(receive) {
  return async (records, beat) => {
    const { duplicate = 0 } = disturbance();
    const heard = await receive(records, beat);
    if (heard > 0 && chance() < duplicate) await receive(records.slice(0, heard), beat);
    return heard;
  };
}

/** What comes of several partitions together is turned away where windows are shuffled: each partition's own window is. */
function oneByOne(receiveTogether) {
  return async (records) => ((disturbance().shuffle ?? 0) > 0 ? 0 : receiveTogether(records));
}

/** A window whose records are heard one by one, in a drawn order, and some of them only later. To others it looks as if the log had changed the order. */
function shuffling(receive) {
  return async (records, beat) => {
    const { shuffle = 0, late = 0, lateMs = 0 } = disturbance();
    if (chance() >= shuffle) return receive(records, beat);
    const drawn = records.map((record) => ({ record, at: chance() })).sort((a, b) => a.at - b.at);
    for (const { record } of drawn) {
      if (chance() < late) setTimeout(() => void hearAtLast(receive, record), lateMs * chance());
      else await receive([record], beat);
    }
    return records.length;
  };
}

/** It counts as heard already: nobody else gives it again. */
async function hearAtLast(receive, record) {
  for (;;) {
    try {
      await receive([record], async () => undefined);
      return;
    } catch {
      await pause(500);
    }
  }
}

function armedAt(point, consumer) {
  const here = { point, process: name, consumer };
  return readdirSync(folder).filter((file) => /^\d+\.json$/.test(file)).flatMap((file) => {
    const path = join(folder, file);
    const fault = read(path);
    return fault === undefined || ['point', 'process', 'consumer'].some((key) => fault[key] !== undefined && fault[key] !== here[key]) ? [] : [{ path, fault }];
  });
}

let known = {};
let lookedAt = -Infinity;
function disturbance() {
  const now = performance.now();
  if (now - lookedAt > LOOK_EVERY_MS) {
    const before = known.seed;
    known = read(join(folder, 'disturbance.json')) ?? {};
    // What was drawn while nothing was the matter is not to count: how often that was is time's business.
    if (known.seed !== before) state = undefined;
    lookedAt = now;
  }
  return known;
}

// A row of numbers of its own for each process, from the seed of the run.
let state;
function chance() {
  state ??= [...`${known.seed ?? 1}${name}`].reduce((sum, letter) => (Math.imul(sum, 31) + letter.charCodeAt(0)) | 0, 7);
  state = (Math.imul(state, 1664525) + 1013904223) | 0;
  return (state >>> 0) / 4_294_967_296;
}

function read(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    // Fired by another process, or taken away, between the look and the reading.
    return undefined;
  }
}

function claim(path) {
  try {
    renameSync(path, path.replace(/\.json$/, '.firing'));
    writeFileSync(path.replace(/\.json$/, '.firing'), name);
    renameSync(path.replace(/\.json$/, '.firing'), path.replace(/\.json$/, '.fired'));
    return true;
  } catch {
    return false;
  }
}
