import { join, resolve } from 'node:path';

/** The root of the repository: where the services' builds lie. */
export const ROOT = resolve(__dirname, '..', '..', '..', '..');

/** Where everything of one system lies. */
export interface Places {
  data: string;
  postgres: string;
  kafka: string;
  keys: string;
  logs: string;
  mail: string;
  /** Ends of the audit trails, a file for each service. */
  anchors: string;
  /** Where backups go unless told otherwise. */
  backups: string;
  /** Whom backups are sealed to. */
  backupRecipients: string;
  secrets: string;
  operatorToken: string;
  /** Passwords of invented people, in demonstration mode. */
  demonstrationAccounts: string;
  /** Addresses of the running system, for the other commands. */
  running: string;
}

export function placesOf(dataDir: string): Places {
  const at = (...parts: string[]) => join(dataDir, ...parts);
  return {
    data: dataDir,
    postgres: at('postgres'),
    kafka: at('kafka'),
    keys: at('keys'),
    logs: at('logs'),
    mail: at('mail'),
    anchors: at('anchors'),
    backups: at('backups'),
    backupRecipients: at('backup-recipients.txt'),
    secrets: at('secrets.json'),
    operatorToken: at('operator.token'),
    demonstrationAccounts: at('demonstration-accounts.json'),
    running: at('running.json'),
  };
}

/** Where the system of this checkout keeps its data unless told otherwise. */
export function defaultDataDir(): string {
  return process.env['AMPARO_DATA_DIR'] ?? join(ROOT, '.data');
}
