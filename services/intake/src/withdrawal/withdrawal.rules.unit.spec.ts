import { codesOf } from '@amparo/domain';
import { consentsTakenBack, findWanted, isTakenBack, withdrawalIn } from './withdrawal.rules';

describe('taking a report back', () => {
  it('takes every consent back; the one to hold the case only where it is to be erased', () => {
    expect([...consentsTakenBack('ERASE')].sort()).toEqual([...codesOf('consent_purpose')].sort());
    expect([...consentsTakenBack('KEEP'), 'CP-CASE'].sort()).toEqual([...codesOf('consent_purpose')].sort());
  });

  it('has a second step that says what will happen', () => {
    expect(() => withdrawalIn({ wanted: 'ERASE' })).toThrow(expect.objectContaining({ code: 'withdrawal.unconfirmed', message: expect.stringMatching(/sharing stops.*erase.*confirmed/s) }));
    for (const confirmed of [false, 'true', 1, null]) expect(() => withdrawalIn({ wanted: 'KEEP', confirmed })).toThrow(expect.objectContaining({ code: 'withdrawal.unconfirmed' }));
    expect(withdrawalIn({ wanted: 'ERASE', confirmed: true })).toBe('ERASE');
    expect(withdrawalIn({ wanted: 'KEEP', confirmed: true })).toBe('KEEP');
  });

  it.each([null, undefined, [], 'ERASE', {}, { wanted: 'erase', confirmed: true }, { wanted: ['ERASE'], confirmed: true }, Object.create({ wanted: 'ERASE', confirmed: true })])(
    'is refused when it is %p', (body) => {
      expect(() => withdrawalIn(body)).toThrow(expect.objectContaining({ code: 'request.malformed' }));
    },
  );

  it('knows no other word', () => {
    expect([findWanted('ERASE'), findWanted('KEEP'), findWanted(''), findWanted('toString')]).toEqual(['ERASE', 'KEEP', undefined, undefined]);
  });

  it.each([
    ['never before', { sequence: 1, withdrawn: null, withdrawnSequence: null }, false],
    ['so, and nothing since', { sequence: 2, withdrawn: 'ERASE', withdrawnSequence: 2 }, true],
    ['so, and something was added since', { sequence: 3, withdrawn: 'ERASE', withdrawnSequence: 2 }, false],
    ['otherwise', { sequence: 2, withdrawn: 'KEEP', withdrawnSequence: 2 }, false],
  ] as const)('was taken back %s', (_how, report, is) => {
    expect(isTakenBack(report, 'ERASE')).toBe(is);
  });
});
