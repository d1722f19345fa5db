import { REMOVED, withoutReceipts } from './receipt-removal.rules';
import { receiptOf, shown } from './receipt.rules';

const code = receiptOf('01ABCDEFGHJKMNPQRSTVWXYZ23');
const earlier = receiptOf('ZZZZZZZZZZZZZZZZ0000000011');

describe('a return code inside a text', () => {
  it.each([
    ['as it was shown', shown(code)],
    ['in small letters', shown(code).toLowerCase()],
    ['without dashes', code],
    ['with other dashes and spaces', shown(code).replace(/-/g, ' – ')],
    ['letter by letter', Array.from(code).join(' ')],
    ['broken over lines', shown(code).replace(/-/g, '-\r\n')],
    ['with O and I', shown(code).replace('0', 'O').replace('1', 'I')],
    ['in Arabic digits', shown(code).replace('0', '٠').replace('1', '١')],
    ['without its check characters', code.slice(0, 26)],
    ['of an earlier report', shown(earlier)],
  ])('is removed %s', (_how, spelt) => {
    const { body, removed } = withoutReceipts({ narrative: `mi código es ${spelt}, gracias` }, code);
    expect(removed).toBe(true);
    expect(body).toEqual({ narrative: expect.stringMatching(/^mi código es \[return code removed\].*, gracias$/) });
  });

  it('is removed wherever it stands: lists, inner objects, unknown properties, names of properties', () => {
    const { body } = withoutReceipts({ receipt: shown(code), banks: [code], safeContact: { times: code, [code]: 1 }, extra: [[{ a: code }]] }, code);
    expect(body).toEqual({ banks: [REMOVED], safeContact: { times: REMOVED, [REMOVED]: 1 }, extra: [[{ a: REMOVED }]] });
    expect(JSON.stringify(body)).not.toContain(code);
  });

  it('leaves other texts alone', () => {
    const said = { narrative: 'Three armed men came. 12345 67890 ABCDE FGHJK MNPQR STVWX were on the car.', acts: ['ACT-RAID'], n: 3, nothing: null };
    expect(withoutReceipts({ receipt: code, ...said }, code)).toEqual({ body: said, removed: false });
  });

  it('keeps a property named __proto__ as it came, and changes no prototype', () => {
    const body: unknown = JSON.parse(`{"receipt":"${code}","__proto__":{"polluted":true}}`);
    const { body: cleaned } = withoutReceipts(body, code);
    expect(JSON.stringify(cleaned)).toBe('{"__proto__":{"polluted":true}}');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('takes a moment, not minutes, in a megabyte of nearly a code', () => {
    const started = performance.now();
    withoutReceipts({ narrative: `${code.slice(0, 25)} `.repeat(40_000) }, code);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
