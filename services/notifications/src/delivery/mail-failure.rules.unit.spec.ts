import { mailFailure, type MailerError } from './mail-failure.rules';

describe('A failed mail', () => {
  it.each<[string, MailerError, string, boolean]>([
    ['a refused connection', { code: 'ESOCKET', command: 'CONN' }, 'ESOCKET', true],
    ['silence', { code: 'ETIMEDOUT', command: 'CONN' }, 'ETIMEDOUT', true],
    ['an unknown name', { code: 'EDNS' }, 'EDNS', true],
    ['a greeting that sends us away', { code: 'EPROTOCOL', command: 'CONN', responseCode: 554 }, 'smtp-554', true],
    ['a wrong password', { code: 'EAUTH', command: 'AUTH PLAIN', responseCode: 535 }, 'smtp-535', true],
    ['a refused sender', { code: 'EENVELOPE', command: 'MAIL FROM', responseCode: 550 }, 'smtp-550', true],
    ['a relay that closes', { code: 'EENVELOPE', command: 'RCPT TO', responseCode: 421 }, 'smtp-421', true],
    ['an unknown recipient', { code: 'EENVELOPE', command: 'RCPT TO', responseCode: 550 }, 'smtp-550', false],
    ['a recipient who is to be tried later', { code: 'EENVELOPE', command: 'RCPT TO', responseCode: 451 }, 'smtp-451', false],
    ['a refused message', { code: 'EMESSAGE', command: 'DATA', responseCode: 552 }, 'smtp-552', false],
    ['something that nobody expected', { code: 'secret@example.org' }, 'UNKNOWN', true],
  ])('by %s has a code, and is the host\'s fault or not', (_what, error, code, hostTrouble) => {
    expect(mailFailure(error)).toEqual({ code, hostTrouble });
  });
});
