import { SealingKey } from './sealing-key';

const key = new SealingKey(Buffer.alloc(32, 7));
const place = { table: 'cases', column: 'countries', row: '1', caseId: 'a' };

describe('a sealed value', () => {
  it('opens where it was sealed', () => {
    expect(key.open(key.seal('ciudad inventada', place), place).toString()).toBe('ciudad inventada');
  });

  it.each(['table', 'column', 'row', 'caseId'] as const)('does not open when moved to another %s', (part) => {
    expect(() => key.open(key.seal('x', place), { ...place, [part]: 'other' })).toThrow();
  });

  it('does not open when one bit was changed, anywhere', () => {
    const sealed = key.seal('x', place);
    for (let i = 0; i < sealed.length; i++) {
      const altered = Buffer.from(sealed);
      altered[i] = (altered[i] ?? 0) ^ 1;
      expect(() => key.open(altered, place)).toThrow();
    }
  });

  it('looks different each time, though its index does not', () => {
    expect(key.seal('x', place)).not.toEqual(key.seal('x', place));
    expect(key.index('CONTACT', 'x')).toEqual(key.index('CONTACT', 'x'));
    expect(key.index('CONTACT', 'x')).not.toEqual(key.index('PROJECT', 'x'));
  });
});
