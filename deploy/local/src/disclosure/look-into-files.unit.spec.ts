import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { EVENT_LOG_SERVICE } from '@amparo/messaging';
import { Logger, SERVICE_NAMES, StartError, type LogFields } from '@amparo/platform';
import { placesOf, ROOT } from '../system/places';
import { unexpected, type Learned } from './content-classes.rules';
import { EXPECTED, readExpected } from './disclosure-command';
import { lookIntoFiles } from './look-into-files';

/** Why something may be read in a file that lies beside the databases, by what the drill calls the file. */
const REASONS = join(ROOT, 'docs', 'evidence', 'disclosure-files.json');

describe('what lies beside the databases', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(realpathSync(tmpdir()), `amparo-test-${process.pid}-disclosure-`));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const put = (path: string, content: string | Buffer) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  };
  const look = (): Learned => {
    const learned: Learned = {};
    lookIntoFiles(placesOf(folder), learned);
    return learned;
  };

  it('is looked at whoever put it there, by its fields or by its lines', () => {
    put('notes of somebody/Ana Example.txt', 'they came at night\n');
    put('core', Buffer.concat([Buffer.of(0, 255), Buffer.from('a story that nobody sealed at all'), Buffer.of(0, 254)]));
    put('anchors/casework.jsonl', `${JSON.stringify({ sequence: '42', hash: 'ab'.repeat(32) })}\n${JSON.stringify({ sequence: '43', hash: 'cd'.repeat(32) })}\n`);
    put('escrow.json', JSON.stringify({ madeAt: '2026-01-31T10:00:00.000Z', marks: { 'casework.epochs/2026-01.key': 'ab'.repeat(16) } }, undefined, 1));
    expect(look()).toEqual({
      'notes of somebody': ['text'], core: ['text'], 'anchors.sequence': ['counts'], 'escrow.json.madeAt': ['times'], 'escrow.json.marks': ['names'], 'file names': ['names', 'text'],
    });
  });

  it('is not looked at where it is a key, a password or the databases themselves', () => {
    for (const path of ['keys/casework.epochs/2026-01.key', 'secrets.json', 'operator.token', 'postgres/base/1', 'postgres.before-2026-01-31/base/1']) put(path, 'words that open something');
    expect(look()).toEqual({});
  });

  it('says of the server\'s own log that it repeats what it was asked, or what did not fit', () => {
    const line = (says: string) => `2026-01-31 10:00:00.123 UTC [42] ${says}\n`;
    put('postgres.log', line('LOG:  checkpoint starting: time'));
    expect(look()).toEqual({ 'postgres.log.LOG': ['text'], 'file names': ['names'] });
    put('postgres.log.1', `${line('LOG:  statement: SELECT 1')}${line('DETAIL:  Key (name)=(Ana) already exists.')}\tof two lines\n`);
    expect(Object.keys(look()).sort()).toEqual(['file names', 'postgres.log.DETAIL', 'postgres.log.LOG', 'postgres.log.more', 'postgres.log.statement']);
  });

  it('is on the list for every field that the logger lets through, whether or not a run comes to log it', () => {
    const id = '0198f3a2-1111-7222-8333-444455556666';
    const fields: Required<LogFields> = {
      eventType: 'amparo.intake.v1.ReportReceived', eventId: id, caseId: id, lane: 'danger', topic: 'amparo.intake.v1', partition: 3, consumer: 'casework.cases', peer: 'directory', loop: 'clocks',
      method: 'POST', route: '/cases/:caseId', status: 200, ms: 12, attempt: 1, count: 2, lag: 3, signal: 'SIGTERM', context: 'Router', reason: 'QueryFailedError:57P01', refusal: 'case.unknown',
      errorName: 'QueryFailedError', errorCode: 'ECONNREFUSED', sqlState: '57P01', frames: ['libs/platform/src/log/logger.ts:1:1'], url: 'http://127.0.0.1:4001', ready: 'database',
    };
    const lines: string[] = [];
    const logger = new Logger('casework', 'debug', (line) => lines.push(line));
    logger.info('hearing.waits', fields);
    logger.info('hearing.waits', { ...fields, reason: 'fsync,full_page_writes', sqlState: '40001', errorCode: 'ERR_SOCKET_CLOSED' });
    logger.warn('audit.not-anchored', { reason: 'AUDITOR_DATABASE_URL', unknown: 1 } as LogFields);
    logger.failure('process.start-failed', new StartError('port.taken', 'Port 4011 is taken.'));
    put('logs/casework.log', lines.join('\n'));
    expect(Object.keys(look()).filter((place) => place.startsWith('logs.'))).toHaveLength(Object.keys(fields).length + 'time level service code dropped says'.split(' ').length);
    expect(unexpected(look(), readExpected())).toEqual([]);
  });

  it('may be read only where it is said why', () => {
    const reasons = JSON.parse(readFileSync(REASONS, 'utf8')) as Record<string, string>;
    const places = Object.keys(readExpected()).map((place) => Object.keys(reasons).find((known) => place === known || place.startsWith(`${known}.`)) ?? place);
    const isColumn = (place: string) => [...SERVICE_NAMES, EVENT_LOG_SERVICE].some((service) => place.startsWith(`${service}.`));
    expect([EXPECTED, ...new Set(places.filter((place) => reasons[place] === undefined && !isColumn(place)))]).toEqual([EXPECTED]);
    expect([REASONS, ...Object.keys(reasons).filter((known) => !places.includes(known))]).toEqual([REASONS]);
  });
});
