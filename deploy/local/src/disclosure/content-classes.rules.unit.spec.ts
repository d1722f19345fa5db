import { randomBytes } from 'node:crypto';
import { classesOf, classesOfBytes, classOfText, learn, repeatNoise, unexpected, type Learned } from './content-classes.rules';

describe('what is learned of a value by looking at it', () => {
  it.each([
    ['ids', '0198f3a2-1111-7222-8333-444455556666'], ['ids', 'AM-7F3K-92QD'], ['codes', 'ACT-DTHREAT'], ['codes', 'REGIONAL_COORDINATOR:LAC'], ['codes', 'HN'], ['codes', '*'], ['text', '* *'],
    ['names', 'coord-lac'], ['names', 'amparo.intake.v1.ReportReceived'], ['times', '2026-01-31'], ['times', '2026-01-31T10:00:00.123Z'], ['times', '2026-01-31 10:00:00+00'],
    ['counts', '12'], ['counts', '4800.00'], ['addresses', 'ana@example.org'], ['names', '/cases/:caseId/check-ins'], ['text', '/cases/Ana 1'], ['names', 'node_modules/@nestjs/core/router/router-proxy.js:6:17'], ['addresses', '+49 30 123456'], ['text', 'hombres armados en la puerta'], ['text', 'Ana Example'],
    ['text', 'مرحبا'], ['flags', 'true'], ['noise', 'ab'.repeat(32)], ['times', '2026-01'], ['noise', 'q7Wm0Zk3-T_e9bXv2LsRyA'], ['codes', 'LAC,AFR'], ['codes', '57P01'], ['names', 'fsync,full_page_writes'], ['noise', '$argon2id$v=19$m=47104,t=1,p=1$x'], ['noise', '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'],
  ] as const)('%s: %s', (what, value) => {
    expect(classOfText(value)).toBe(what);
  });

  it('random bytes say nothing', () => {
    for (let round = 0; round < 300; round++) expect(classesOfBytes(randomBytes(400))).toEqual(['noise']);
  });

  it('words between bytes are found, in any alphabet, and a sentence among ids is a text', () => {
    const sentence = (words: string) => Buffer.concat([randomBytes(40), Buffer.from([0]), Buffer.from(words), Buffer.from([0]), randomBytes(40)]);
    expect(classesOfBytes(sentence('they came at night with weapons'))).toContain('text');
    expect(classesOfBytes(Buffer.from('at night'))).toEqual(['text']);
    expect(classesOfBytes(sentence('они пришли ночью с оружием в руках'))).toContain('text');
  });

  it('messages are read field by field, without their description', () => {
    const field = (number: number, bytes: Buffer) => Buffer.concat([Buffer.of(number * 8 + 2, bytes.length), bytes]);
    const id = field(1, Buffer.from('0198f3a2-1111-7222-8333-444455556666'));
    const level = Buffer.of(2 * 8, 3);
    expect(classesOfBytes(Buffer.concat([id, level, field(3, Buffer.concat([field(1, Buffer.from('LAC')), field(2, Buffer.from('coord-lac'))]))]))).toEqual(['codes', 'ids', 'names']);
    expect(classesOfBytes(Buffer.concat([id, level, field(3, Buffer.from('at night'))]))).toEqual(['ids', 'text']);
  });

  it('of lists and objects, all that is in them', () => {
    expect(classesOf({ a: ['LAC', { b: 'a few words' }], at: new Date(), n: 1, none: null, no: '' })).toEqual(['codes', 'counts', 'text', 'times']);
    expect(classesOf(undefined)).toEqual([]);
  });
});

describe('noise', () => {
  const [one, other] = [Buffer.from('8f3ac1e5', 'hex'), Buffer.from('00ff17', 'hex')];

  it('tells where it repeats that rows have something in common; words do that by themselves', () => {
    expect(repeatNoise([one, other, Buffer.from(one)])).toBe(true);
    expect(repeatNoise([one, other])).toBe(false);
    expect(repeatNoise([Buffer.from('at night they came'), Buffer.from('at night they came'), 'LAC', 'LAC', null, undefined, Buffer.of(), Buffer.of()])).toBe(false);
  });
});

describe('the list of what may be learned', () => {
  const learned: Learned = {};
  learn(learned, 'casework.cases.status', ['codes']);
  learn(learned, 'casework.cases.countries', ['noise']);

  it('leaves out what says nothing', () => {
    expect(learned).toEqual({ 'casework.cases.status': ['codes'] });
  });

  it('finds a column that is new, and one that says more than before', () => {
    expect(unexpected(learned, { 'casework.cases.status': ['codes'] })).toEqual([]);
    expect(unexpected(learned, {})).toEqual(['casework.cases.status: codes']);
    expect(unexpected({ 'casework.cases.status': ['codes', 'text'] }, learned)).toEqual(['casework.cases.status: text']);
  });
});
