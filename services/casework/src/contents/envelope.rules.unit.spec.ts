import { Refusal } from '@amparo/kernel';
import { readEntered, readSealedReport, replyKeyIn } from './envelope.rules';

describe('what the door sealed', () => {
  it('is read as a report, without the receipt that the door keeps to itself', () => {
    const report = readSealedReport(JSON.stringify({ body: { acts: ['ACT-DTHREAT', 'ACT-NEW'], project: 'Presa Inventada' }, sequence: 1, reference: 'AM-1111-1111' }));
    expect(report).toMatchObject({ acts: ['ACT-DTHREAT'], unreadAct: true, project: 'Presa Inventada', happened: 'UNKNOWN' });
  });

  it.each(['', 'no JSON', '[]', 'null', '{}', '{"body":[]}', '{"body":{"acts":"ACT-DTHREAT"}}'])('is refused when it is %s', (plain) => {
    expect(() => readSealedReport(plain)).toThrow(Refusal);
  });

  it('says who entered it, where somebody did for the person', () => {
    const sealed = { body: {}, receivedAt: '2026-01-10T00:00:00.000Z', entered: { by: 'coord-lac', session: 's-1', entry: 'e', interpreter: 'Invented', consentGiven: 'ORAL', explained: true, more: 1 } };
    expect(readEntered(JSON.stringify(sealed))).toEqual({ by: 'coord-lac', session: 's-1', at: '2026-01-10T00:00:00.000Z', interpreter: 'Invented', consentGiven: 'ORAL', explained: true });
    expect(readEntered(JSON.stringify({ body: {} }))).toBeUndefined();
    expect(() => readEntered(JSON.stringify({ ...sealed, entered: { by: 1 } }))).toThrow(Refusal);
  });

  it('is read whatever names it holds', () => {
    expect(readSealedReport('{"body":{"__proto__":{"acts":["ACT-KILL"]},"constructor":1}}').acts).toEqual([]);
  });
});

describe('the way back', () => {
  it('is the key that the door names', () => {
    expect(replyKeyIn(JSON.stringify({ text: 'x', replyKey: 'ab'.repeat(32) }))).toEqual(Buffer.alloc(32, 0xab));
  });

  it.each(['', 'no JSON', 'null', '[]', '{}', '{"replyKey":1}', '{"replyKey":"ab"}', `{"replyKey":"${'AB'.repeat(32)}"}`, `{"body":{"replyKey":"${'ab'.repeat(32)}"}}`])(
    'is not known from %s', (plain) => {
      expect(replyKeyIn(plain)).toBeUndefined();
    },
  );
});
