import { nextOf } from './sign-in.rules';

describe('after the first step', () => {
  it.each([
    ['somebody with factors shows one', ['TOTP', 'WEBAUTHN'], true, true, { step: 'SECOND_FACTOR', ways: ['webauthn', 'totp', 'recovery'] }],
    ['also when her roles do not need it', ['TOTP'], false, false, { step: 'SECOND_FACTOR', ways: ['totp'] }],
    ['somebody without one enrols one where her roles need it', [], false, true, { step: 'ENROL_FACTOR' }],
    ['left-over codes are not a factor', [], true, true, { step: 'ENROL_FACTOR' }],
    ['and is in where they do not', [], false, false, { step: 'SIGNED_IN' }],
  ] as const)('%s', (_name, factors, hasRecoveryCodes, needsSecondFactor, next) => {
    expect(nextOf({ factors, hasRecoveryCodes, needsSecondFactor })).toEqual(next);
  });
});
