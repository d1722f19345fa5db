import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { ReceiptKey } from '../../receipts/receipt-key';
import { receiptOf } from '../../receipts/receipt.rules';
import { DRAFT_LASTS_MS, Drafts, type Draft } from './drafts';

const key = randomBytes(32);
const drafts = new Drafts(new ReceiptKey(key));
const now = new Date('2026-03-01T23:59:00Z');
const later = (ms: number) => new Date(now.getTime() + ms);
const draft: Draft = { receipt: receiptOf('01ABCDEFGHJKMNPQRSTVWXYZ23'), answers: { story: ['Vienen.'] } };

const answers = fc.dictionary(fc.string({ maxLength: 12 }), fc.array(fc.string({ unit: 'grapheme', maxLength: 40 }), { maxLength: 4 }), { maxKeys: 8 });

describe('a draft between two pages', () => {
  it('comes back as it went, with visits and without', () => {
    fc.assert(fc.property(answers, fc.option(fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 8, maxLength: 8 }), { nil: undefined }), (said, visit) => {
      const sent: Draft = { receipt: draft.receipt, answers: said, ...(visit === undefined ? {} : { visit }) };
      expect(drafts.open(drafts.seal(sent, now), now)).toEqual(JSON.parse(JSON.stringify(sent)));
    }));
  });

  it('opens on another machine, and after midnight, as long as a day has not passed', () => {
    const other = new Drafts(new ReceiptKey(Buffer.from(key)));
    expect(other.open(drafts.seal(draft, now), later(DRAFT_LASTS_MS))).toEqual(draft);
    expect(other.open(drafts.seal(draft, now), later(DRAFT_LASTS_MS + 1))).toBeUndefined();
    expect(other.open(drafts.seal(draft, now), later(-DRAFT_LASTS_MS - 1))).toBeUndefined();
  });

  it('does not open with any one character changed, with another key, or as the draft of another day', () => {
    const sealed = drafts.seal(draft, now);
    fc.assert(fc.property(fc.nat(sealed.length - 1), fc.constantFrom(...'AZaz09-_.'), (at, character) => {
      const altered = sealed.slice(0, at) + character + sealed.slice(at + 1);
      const opened = drafts.open(altered, now);
      // The last character of base64url may hold bits that count for nothing.
      if (Buffer.from(altered.split('.')[1] ?? '', 'base64url').equals(Buffer.from(sealed.split('.')[1]!, 'base64url')) && altered.split('.')[0] === sealed.split('.')[0]) return;
      expect(opened).toBeUndefined();
    }), { numRuns: 400 });
    expect(new Drafts(new ReceiptKey(randomBytes(32))).open(sealed, now)).toBeUndefined();
    const [day, text] = sealed.split('.');
    expect(drafts.open(`${Number(day) + 1}.${text}`, now)).toBeUndefined();
  });

  it('tells nothing of what is in it, and is another one each time', () => {
    const sealed = drafts.seal(draft, now);
    expect(drafts.seal(draft, now)).not.toBe(sealed);
    const bytes = Buffer.from(sealed.split('.')[1]!, 'base64url');
    for (const part of ['Vienen', 'story', draft.receipt]) expect(bytes.includes(part)).toBe(false);
  });

  it('is nothing when it is no draft at all', () => {
    fc.assert(fc.property(fc.string({ maxLength: 200 }), (text) => drafts.open(text, now) === undefined));
    for (const text of ['', '.', '1.', '1.AAAA', '1.1.1', `${'9'.repeat(7)}.${'A'.repeat(80)}`]) expect(drafts.open(text, now)).toBeUndefined();
  });
});
