/** What is looked at of a mailer's error. Its text is not: it quotes the server, which quotes the address. */
export interface MailerError {
  code?: unknown;
  /** The SMTP command that failed, such as `RCPT TO`. */
  command?: unknown;
  responseCode?: unknown;
}

const ABOUT_THE_MESSAGE = ['RCPT TO', 'DATA'];

/**
 * Whether the host is at fault or this one message, and a code that says what happened.
 *
 * A refusal of the recipient or of the message is the message's own; 421 (closing) and all else is the host's: no
 * connection, no greeting, no sign-in, no sender.
 */
export function mailFailure({ code, command, responseCode }: MailerError): { code: string; hostTrouble: boolean } {
  const answered = typeof responseCode === 'number' && Number.isInteger(responseCode);
  const aboutMessage = answered && responseCode !== 421 && ABOUT_THE_MESSAGE.includes(String(command));
  const word = typeof code === 'string' && /^[A-Z][A-Z0-9_]{1,39}$/.test(code) ? code : 'UNKNOWN';
  return { code: answered ? `smtp-${responseCode}` : word, hostTrouble: !aboutMessage };
}
