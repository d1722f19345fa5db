import { createTransport, type SendMailOptions } from 'nodemailer';
import { isLoopback, type NotificationsConfig } from '../config';
import { SendFailed } from './channel';
import { mailFailure, type MailerError } from './mail-failure.rules';

const CONNECT_WITHIN_MS = 5_000;
const ANSWER_WITHIN_MS = 10_000;

/** One mail: to one address, of fixed words. */
export interface Mail {
  /** The same at each try, so that the other side can tell a repeat. */
  id: string;
  address: string;
  subject: string;
  text: string;
}

/** Takes mails to the relay. */
export class Mailer {
  private readonly transport: { sendMail(mail: SendMailOptions): Promise<unknown> };

  constructor(
    relayUrl: string,
    private readonly config: Pick<NotificationsConfig, 'mailFrom' | 'mode'>,
  ) {
    this.transport = createTransport(relayOptions(new URL(relayUrl), config));
  }

  /** @param deadline after it the try is cut off @throws SendFailed */
  async send({ id, address, subject, text }: Mail, deadline: AbortSignal): Promise<void> {
    try {
      await this.transport.sendMail({
        from: this.config.mailFrom,
        // As an object: an address in text would be parsed, and could become two.
        to: { name: '', address },
        messageId: `<${id}@amparo.invalid>`,
        subject,
        text,
        headers: { 'Auto-Submitted': 'auto-generated' },
        xMailer: false,
        disableFileAccess: true,
        disableUrlAccess: true,
        signal: deadline,
      });
    } catch (error) {
      const { code, hostTrouble } = deadline.aborted ? { code: 'ETIMEDOUT', hostTrouble: true } : mailFailure(error as MailerError);
      throw new SendFailed(code, hostTrouble);
    }
  }
}

function relayOptions(url: URL, config: Pick<NotificationsConfig, 'mailFrom' | 'mode'>) {
  const secure = url.protocol === 'smtps:';
  const near = isLoopback(url.href);
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
    secure,
    // A relay on this machine needs no certificate; any other must have one in production.
    ignoreTLS: !secure && near,
    requireTLS: !secure && !near && config.mode === 'production',
    ...(url.username === '' ? {} : { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }),
    // Not the name of this machine.
    name: config.mailFrom.slice(config.mailFrom.lastIndexOf('@') + 1),
    connectionTimeout: CONNECT_WITHIN_MS,
    greetingTimeout: CONNECT_WITHIN_MS,
    dnsTimeout: CONNECT_WITHIN_MS,
    socketTimeout: ANSWER_WITHIN_MS,
    logger: false,
  } as const;
}
