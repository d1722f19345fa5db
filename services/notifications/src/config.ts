import { ServiceConfig, StartError, commonSettings, integer, list, readConfig, text, type Setting, type Settings } from '@amparo/platform';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsInt, IsOptional, IsString, Matches, Max, Min } from 'class-validator';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** What notifications can be told. All times are milliseconds. */
export class NotificationsConfig extends ServiceConfig {
  /** Mail relay: `smtp://user:password@host:587`, or `smtps://`. Without it no mail is made; production refuses that. */
  @IsOptional() @Matches(/^smtps?:\/\/\S+$/) smtpUrl?: string;
  @Matches(/^[^\s@<>",]+@[A-Za-z0-9.-]+$/) mailFrom = 'no-reply@amparo.invalid';
  /** Mail addresses of those who keep the ends of audit trails; two, who do not run the databases. */
  @IsArray() @ArrayMaxSize(5) @Matches(/^[^\s@<>",]+@[A-Za-z0-9.-]+$/, { each: true }) auditCustodians: string[] = [];
  /** Where pages are posted. Without it no page is made. */
  @IsOptional() @Matches(/^https?:\/\/\S+$/) pageWebhookUrl?: string;
  /** Key of the signature on pages. */
  @IsOptional() @IsString() pageWebhookSecretFile?: string;

  /** Pauses before each try of an ordinary message; the last one repeats. */
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(50) @IsInt({ each: true }) @Min(0, { each: true })
  ordinaryPausesMs = [0, 30 * SECOND, 2 * MINUTE, 5 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR];
  /** The same at HIGH and IMMINENT. */
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(50) @IsInt({ each: true }) @Min(0, { each: true })
  dangerPausesMs = [0, 5 * SECOND, 15 * SECOND, 60 * SECOND, 2 * MINUTE];
  /** How old a message may get before a person has to do what it could not. */
  @IsInt() @Min(1) giveUpAfterMs = 72 * HOUR;
  /** How often a host that does not answer is tried. */
  @IsInt() @Min(1) probeEveryMs = 60 * SECOND;
  /** How long after its process died a message is left alone; whoever lives renews it. */
  @IsInt() @Min(2_000) @Max(10 * MINUTE) claimMs = 20 * SECOND;
  /** A try that is not over by then is cut off: the other side may have taken the message and gets it again, so not soon. */
  @IsInt() @Min(1_000) @Max(10 * MINUTE) tryMs = 30 * SECOND;
  /** Between looks for messages when there are none. */
  @IsInt() @Min(1) @Max(10 * SECOND) idleMs = 200;
}

/**
 * @throws StartError `config.invalid` for a wrong setting, or a page address without its key; `config.unsafe` in
 *   production without mail, or with pages over an open line
 */
export function notificationsConfig(): NotificationsConfig {
  const settings: Settings<NotificationsConfig> = {
    ...commonSettings('notifications'),
    smtpUrl: text('SMTP_URL'),
    mailFrom: text('MAIL_FROM'),
    auditCustodians: list('AUDIT_CUSTODIANS'),
    pageWebhookUrl: text('PAGE_WEBHOOK_URL'),
    pageWebhookSecretFile: text('PAGE_WEBHOOK_SECRET_FILE'),
    ordinaryPausesMs: pauses('NOTIFICATIONS_ORDINARY_PAUSES_MS'),
    dangerPausesMs: pauses('NOTIFICATIONS_DANGER_PAUSES_MS'),
    giveUpAfterMs: integer('NOTIFICATIONS_GIVE_UP_AFTER_MS'),
    probeEveryMs: integer('NOTIFICATIONS_PROBE_EVERY_MS'),
    claimMs: integer('NOTIFICATIONS_CLAIM_MS'),
    tryMs: integer('NOTIFICATIONS_TRY_MS'),
    idleMs: integer('NOTIFICATIONS_IDLE_MS'),
  };
  const config = readConfig(NotificationsConfig, process.env, settings);
  refuseHalf(config);
  if (config.mode === 'production') refuseUnsafe(config);
  return config;
}

function pauses(name: string): Setting<number[]> {
  const parts = list(name);
  // What is no number becomes NaN, which the class refuses.
  return { names: [name], read: (env) => parts.read(env)?.map(Number) };
}

function refuseHalf(config: NotificationsConfig): void {
  const invalid = (says: string): StartError => new StartError('config.invalid', says);
  if (config.epochKeysDir === undefined) throw invalid('The setting NOTIFICATIONS_EPOCH_KEYS_DIR is missing.');
  if (config.smtpUrl !== undefined && !URL.canParse(config.smtpUrl)) throw invalid('The setting SMTP_URL must be an smtp or smtps address.');
  if (config.pageWebhookUrl === undefined) return;
  if (!URL.canParse(config.pageWebhookUrl)) throw invalid('The setting PAGE_WEBHOOK_URL must be an http or https address.');
  if (config.pageWebhookSecretFile === undefined) throw invalid('PAGE_WEBHOOK_URL is set, but PAGE_WEBHOOK_SECRET_FILE is not.');
}

function refuseUnsafe(config: NotificationsConfig): void {
  if (config.smtpUrl === undefined) throw new StartError('config.unsafe', 'AMPARO_MODE is production: SMTP_URL must be set.');
  if (config.pageWebhookUrl?.startsWith('http:') === true && !isLoopback(config.pageWebhookUrl)) {
    throw new StartError('config.unsafe', 'AMPARO_MODE is production: PAGE_WEBHOOK_URL must be an https address.');
  }
}

/** Whether an address never leaves this machine. */
export function isLoopback(url: string): boolean {
  return /^(localhost|127(\.\d+){3}|\[::1\])$/.test(new URL(url).hostname);
}
