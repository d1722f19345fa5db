/** Where one service stood when a backup began. */
export interface ServicePosition {
  database: string;
  /** Names of the migrations that its tables have had. */
  migrations: string[];
  /** The last number drawn for its outbox: what it had said until then. */
  told: number;
}

/** What is known of a backup before it is taken. Ids, counts and times only: S1. */
export interface ManifestFacts {
  /** When it began, as an ISO instant. What was committed until then is in it. */
  madeAt: string;
  /** Of this software. */
  version: string;
  postgres: { version: string; major: number; system: string };
  /** Kind of machine: files of PostgreSQL are not read by another. */
  machine: string;
  services: Record<string, ServicePosition>;
  /** Events in the event log, where PostgreSQL keeps it. */
  log?: number;
}

/** What stands at the end of an archive, and is signed with the rest. */
export interface Manifest extends ManifestFacts {
  format: 1;
  /** The name of its file: one that lies under another's name is refused. */
  name: string;
  /** Public half of the key that signed it. */
  signer: string;
  /** Of the databases, unpacked. */
  databases: { bytes: number; sha256: string };
}
