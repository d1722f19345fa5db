import { codeOf, isOutage, NotYet } from './outage';

const coded = (code: string) => Object.assign(new Error('x'), { code });

describe('an error of a handler', () => {
  it.each(['08006', '53300', '57P01', '57014', '58030', '40001', '40P01', '25006', 'ECONNREFUSED', 'ETIMEDOUT'])('%s is an outage: the event waits', (code) => {
    expect(isOutage(coded(code))).toBe(true);
  });

  it.each(['23505', '22001', '42P01', '25P02', '08P01', 'ERR_INVALID_ARG_TYPE', 'ENOSPC', 'EDQUOT'])('%s is the event’s own: it counts as a try', (code) => {
    expect(isOutage(coded(code))).toBe(false);
  });

  it('is found inside the error that the mapper wraps around it', () => {
    expect(codeOf({ driverError: coded('57P01') })).toBe('57P01');
    expect(isOutage(Object.assign(new Error('x'), { driverError: coded('57P01') }))).toBe(true);
  });

  it('waits for what is not here yet, and for a connection that broke without a code', () => {
    expect(isOutage(new NotYet('directory.unknown'))).toBe(true);
    expect(isOutage(new Error('Connection terminated unexpectedly'))).toBe(true);
    expect(isOutage(new TypeError('x is not a function'))).toBe(false);
    expect(isOutage('a text')).toBe(false);
  });
});
