import { bodies } from '../support/bodies';
import type { BenchSystem } from '../support/bench-system';
import { LoadClient } from '../support/load-client';
import { startDoorOnly } from './accept.bench';
import { door } from './contenders';
import { DESIGNS } from './designs.bench';
import { measure } from './measure';

jest.setTimeout(90_000);

const SENT = 24;
/** So many from one address are a burst. */
const BURST = 30;
/** Of a body: its report with the key that replies are sealed to, its envelope, and the event that tells of it. */
const KEPT_WHOLE = `SELECT count(*)::int AS n FROM submissions s JOIN reports r ON r.id = s.report_id JOIN envelopes e ON e.id = s.id
  JOIN (SELECT subject, payload FROM outbox UNION ALL SELECT subject, payload FROM told) t ON t.subject = r.id::text
  WHERE s.id = ANY($1::uuid[]) AND octet_length(r.reply_key) = 32 AND r.urgency = 'IMMINENT' AND octet_length(e.sealed) > 1000 AND position(convert_to(s.id::text, 'UTF8') IN t.payload) > 0`;

describe('designs of the accept path', () => {
  let system: BenchSystem;
  let socket: string;
  const client = new LoadClient();

  beforeAll(async () => {
    ({ system, socket } = await startDoorOnly('designs-spec', { INTAKE_BURST_FROM: String(BURST) }));
  });
  afterAll(async () => {
    client.close();
    await system?.stop();
  });

  const send = (url: string, count: number, from: string) =>
    client.run({ shapes: [bodies.danger], connections: 8, count, withinMs: 20_000, each: true, from }, url);

  it.each(DESIGNS)('$name: takes what it is sent, and keeps all of it', async ({ name, design, sql }) => {
    const contender = door(system, socket, name, design, sql);
    await contender.prepare();
    const { sent, refused } = await send(contender.url, SENT, `127.0.1.${DESIGNS.findIndex((one) => one.name === name) + 1}`);
    await contender.undo?.();
    expect({ sent: sent.length, refused }).toEqual({ sent: SENT, refused: 0 });
    const [kept] = await system.rows.of('intake', KEPT_WHOLE, [sent.map(({ submission }) => submission)]);
    expect(kept).toEqual({ n: SENT });
  });

  it.each(DESIGNS)('$name: each door knows what comes in a burst', async ({ name, design, sql }) => {
    const contender = door(system, socket, name, design, sql);
    await contender.prepare();
    const { sent, refused } = await send(contender.url, BURST + 20, `127.0.2.${DESIGNS.findIndex((one) => one.name === name) + 1}`);
    await contender.undo?.();
    expect({ sent: sent.length, refused }).toEqual({ sent: BURST + 20, refused: 0 });
    const [late] = await system.rows.of('intake', 'SELECT count(*)::int AS n FROM submissions s JOIN reports r ON r.id = s.report_id WHERE s.id = ANY($1::uuid[]) AND r.of_burst', [sent.map(({ submission }) => submission)]);
    // Of two doors each counts for itself, and half of these are none.
    expect((late as { n: number }).n > 0).toBe(design.doors === 'one');
  });

  it('have no figures where they refuse what they are sent', async () => {
    const { url, ...contender } = door(system, socket, 'nobody', DESIGNS[0]!.design);
    await expect(measure(client, { ...contender, url: `${url}/nowhere` }, { connections: 2, withinMs: 300 })).rejects.toThrow(/^nobody: \d+ bodies were refused, and 0 accepted$/);
  });
});
