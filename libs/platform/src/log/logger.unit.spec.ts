import { QueryFailedError } from 'typeorm';
import { StartError } from '../config/start-error';
import { kafkaLogCreator, NestLog } from './foreign-loggers';
import { Logger } from './logger';

const CANARY = 'Maria-Inventada-secreto';

function listening(least: 'debug' | 'info' = 'debug') {
  const lines: string[] = [];
  return { lines, logger: new Logger('protection', least, (line) => lines.push(line)) };
}

describe('the log', () => {
  it('prints a code and the fields that it knows, one JSON object a line', () => {
    const { lines, logger } = listening();
    logger.info('report.accepted', { caseId: 'c0ffee', lane: 'danger', ms: 12 });
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 'info', service: 'protection', code: 'report.accepted', caseId: 'c0ffee', lane: 'danger', ms: 12 });
  });

  it('leaves out lines below its level', () => {
    const { lines, logger } = listening('info');
    logger.debug('a.b');
    expect(lines).toHaveLength(0);
  });

  it.each<[string, (logger: Logger) => void]>([
    ['in an unknown field', (logger) => logger.info('a.b', { name: CANARY } as object)],
    ['in a known field that is no code', (logger) => logger.info('a.b', { reason: `${CANARY} was here` })],
    ['as the code itself', (logger) => logger.info(CANARY)],
    ['in an object', (logger) => logger.info('a.b', { caseId: { name: CANARY } } as object)],
    ['in a message', (logger) => logger.failure('a.b', new Error(CANARY))],
    ['in a message that looks like a stack frame', (logger) => logger.failure('a.b', new Error(`\n    at /${CANARY}.ts:1:1`))],
    ['in a value bound to a statement', (logger) => logger.failure('a.b', new QueryFailedError('SELECT $1', [CANARY], Object.assign(new Error(CANARY), { code: '22P02', severity: 'ERROR', detail: CANARY })))],
    ['in the cause', (logger) => logger.failure('a.b', new Error('x', { cause: new Error(CANARY) }))],
    ['as a class name', (logger) => logger.failure('a.b', Object.assign(new Error('x'), { name: CANARY }))],
    ['as a code with spaces', (logger) => logger.failure('a.b', Object.assign(new Error('x'), { code: `${CANARY} !` }))],
    ['thrown as a text', (logger) => logger.failure('a.b', CANARY)],
    ['said by Nest', (logger) => new NestLog(logger).log(CANARY, 'Router')],
    ['as an error that Nest caught', (logger) => new NestLog(logger).error(new Error(CANARY), CANARY, 'ExceptionsHandler')],
    ['as a stack that Nest prints', (logger) => new NestLog(logger).error('x', `Error: ${CANARY}\n at x`)],
    ['said by kafkajs', (logger) => kafkaLogCreator(logger)(1)({ namespace: 'Consumer', level: 1, label: 'ERROR', log: { timestamp: '', message: CANARY, error: CANARY, stack: CANARY } })],
  ])('never prints a secret %s', (_name, say) => {
    const { lines, logger } = listening();
    say(logger);
    expect(lines).toHaveLength(1);
    expect(lines.join()).not.toContain(CANARY);
  });

  it('names the class, the codes and the place of an error', () => {
    const { lines, logger } = listening();
    logger.failure('a.b', new QueryFailedError('SELECT 1', [], Object.assign(new Error('x'), { code: '23505', severity: 'ERROR' })));
    const line = JSON.parse(lines[0] ?? '') as { frames: string[] };
    expect(line).toMatchObject({ errorName: 'QueryFailedError', sqlState: '23505' });
    expect(line.frames[0]).toMatch(/^libs\/platform\/src\/log\/logger\.unit\.spec\.ts:\d+:\d+$/);
  });

  it('prints in full only what we wrote for the console', () => {
    const { lines, logger } = listening();
    logger.failure('process.start-failed', new StartError('port.taken', 'Port 4011 is taken.'));
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ code: 'port.taken', says: 'Port 4011 is taken.' });
  });

  it('counts what it dropped, so that somebody notices', () => {
    const { lines, logger } = listening();
    logger.info('a.b', { name: CANARY, street: CANARY } as object);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ dropped: 2 });
  });
});
