import type { KafkaBroker } from '@amparo/platform/machine';
import type { ServiceName } from '@amparo/platform';
import type { Child } from './child';
import type { KeptPostgres } from './kept-postgres';

/** A system that runs on this machine. */
export interface RunningSystem {
  /** The public door. */
  doorUrl: string;
  /** The staff portal and its gateway. */
  portalUrl: string;
  operatorToken: string;
  /** Connection of the database's administrator: for tests and operators, never for a service. */
  adminUrl: string;
  /** What every service was told. */
  settings: Record<string, string>;
  /** The process that a service runs in. */
  processOf(service: ServiceName): Child;
  /** Our own database server; nothing where DATABASE_URL gave one. */
  postgres?: KeptPostgres;
  /** The broker; nothing where PostgreSQL is the event log. */
  kafka?: KafkaBroker;
  /** Stops every process, then broker and database. */
  stop(): Promise<void>;
}
