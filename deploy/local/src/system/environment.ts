import { join } from 'node:path';
import { EVENT_LOG_SERVICE } from '@amparo/messaging';
import { serviceRoles } from '@amparo/persistence';
import { SERVICE_NAMES, SERVICE_PORTS, type ServiceName } from '@amparo/platform';
import { databaseSettings, urlFor } from './databases';
import type { Secrets } from './secrets';

/** What the services' environment is made of. */
export interface EnvironmentInput {
  adminUrl: string;
  secrets: Secrets;
  /** Brokers, where Kafka is the event log. */
  kafkaBrokers?: string;
  ports: Record<ServiceName, number>;
  /** Where accounts of invented people are written down; not in production. */
  demonstrationAccountsFile?: string;
  /** Where mail goes on one machine, unless SMTP_URL says another place. */
  smtpUrl?: string;
  /** Where pages go on one machine, unless PAGE_WEBHOOK_URL says another place. */
  pageUrl?: string;
  /** Where ends of the audit trails are written. */
  anchors: string;
}

/** Every setting of every service on one machine. What the caller's own environment says comes before it. */
export function environmentOf(
  { adminUrl, secrets, kafkaBrokers, ports, demonstrationAccountsFile, smtpUrl, pageUrl, anchors }: EnvironmentInput,
): Record<string, string> {
  const portal = ['localhost', 'partners.localhost'].map((host) => `http://${host}:${ports.portal}`);
  const settings: Record<string, string> = {
    AMPARO_MODE: 'demo',
    AMPARO_EVENT_LOG: kafkaBrokers === undefined ? 'postgres' : 'kafka',
    AMPARO_EVENT_LOG_DATABASE_URL: urlFor(adminUrl, EVENT_LOG_SERVICE, serviceRoles(EVENT_LOG_SERVICE).app, secrets.passwords),
    AMPARO_SERVICE_KEYS_FILE: secrets.serviceKeysFile,
    INTAKE_RECEIPT_KEY_FILE: secrets.receiptKeyFile,
    INTAKE_PROOF_KEY_FILE: secrets.proofKeyFile,
    INTAKE_CASEWORK_PUBLIC_KEY_FILE: secrets.reportsPublicKeyFile,
    CASEWORK_HPKE_PRIVATE_KEY_FILE: secrets.reportsPrivateKeyFile,
    PAGE_WEBHOOK_SECRET_FILE: secrets.pageSecretFile,
    PORTAL_OPERATOR_TOKEN_FILE: secrets.operatorTokenFile,
    DIRECTORY_WEBAUTHN_ORIGINS: portal.join(','),
    DIRECTORY_OPEN_ID_REDIRECT_URL: `${portal[0]}/api/sign-in/oidc-callback`,
    ...(demonstrationAccountsFile === undefined ? {} : { DIRECTORY_DEMONSTRATION_ACCOUNTS_FILE: demonstrationAccountsFile }),
    ...(kafkaBrokers === undefined ? {} : { KAFKA_BROKERS: kafkaBrokers }),
    ...(smtpUrl === undefined ? {} : { SMTP_URL: smtpUrl }),
    ...(pageUrl === undefined ? {} : { PAGE_WEBHOOK_URL: pageUrl }),
  };
  for (const service of SERVICE_NAMES) {
    const prefix = service.toUpperCase();
    settings[`${prefix}_PORT`] = String(ports[service]);
    settings[`${prefix}_SERVICE_KEY_FILE`] = secrets.serviceKeyFile[service] ?? '';
    settings[`${prefix}_EPOCH_KEYS_DIR`] = secrets.epochKeysDir[service];
    const former = secrets.formerSealingKeyFile[service];
    if (former !== undefined) settings[`${prefix}_SEALING_KEY_FILE`] = former;
    settings[`${prefix}_ANCHORS_FILE`] = join(anchors, `${service}.jsonl`);
    Object.assign(settings, databaseSettings(adminUrl, service, secrets.passwords));
  }
  return settings;
}

/** The port of each service: what the environment says, else the usual one. */
export function portsFrom(env: NodeJS.ProcessEnv): Record<ServiceName, number> {
  return Object.fromEntries(
    SERVICE_NAMES.map((service) => [service, Number(env[`${service.toUpperCase()}_PORT`] ?? SERVICE_PORTS[service])]),
  ) as Record<ServiceName, number>;
}
