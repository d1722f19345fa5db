import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OperatorApi } from '@amparo/local';
import { Rows } from '../support/rows';
import { Chance } from './chance.rules';
import { checkHistory } from './checker.rules';
import { eventsOf } from './history.rules';
import { Recorder } from './recorder';
import { reportersOf } from './reporters.rules';
import { Submit } from './submit';

const PATIENCE_MS = 200;

describe('people whose patience is over', () => {
  const folder = mkdtempSync(join(tmpdir(), `amparo-test-${process.pid}-submit-`));
  const door = createServer((_request, response) => response.writeHead(503, { 'content-type': 'application/json' }).end('{}'));

  beforeAll(() => new Promise<void>((done) => door.listen(0, '127.0.0.1', () => done())));

  afterAll(async () => {
    door.closeAllConnections();
    await new Promise((done) => door.close(done));
    rmSync(folder, { recursive: true, force: true });
  });

  it('say that they gave up, by pages and without, and the others go on', async () => {
    const recorder = new Recorder(join(folder, 'history.jsonl'));
    const doorUrl = `http://127.0.0.1:${(door.address() as AddressInfo).port}`;
    const api = new OperatorApi({ doorUrl, portalUrl: doorUrl, operatorToken: 'invented' });
    const submit = new Submit(doorUrl, api, recorder, PATIENCE_MS, () => new Rows('postgres://nowhere'));
    const reporters = reportersOf('r', new Chance(1));
    await submit.all(reporters);
    const planned = eventsOf(recorder.history, 'planned').map(({ body }) => body.key);
    const gaveUp = eventsOf(recorder.history, 'gave-up').map(({ key }) => key);
    expect(reporters.some(({ byPages }) => byPages)).toBe(true);
    expect(planned.length).toBeGreaterThan(reporters.length);
    expect(gaveUp.sort()).toEqual(planned.sort());
    const findings = checkHistory(recorder.history).map(({ says }) => says);
    for (const key of planned) expect(findings).toContain(`${key} was never answered`);
  });
});
