import { Refusal } from '@amparo/kernel';
import type { EntityManager } from 'typeorm';
import type { Database } from '../database';
import type { TrailEnd, TrailRow } from './trail-check';

const ROW = `sequence::text, (extract(epoch FROM at) * 1000000)::bigint::text AS at, person, session, action, case_id::text AS "caseId", about, purpose,
  detail, encode(hash, 'hex') AS hash`;

/** Which rows somebody asks for. What is not said does not matter. */
export interface TrailAsked {
  person?: string;
  action?: string;
  caseId?: string;
  /** Rows before this sequence: of the page before, the last. */
  before?: string;
  limit: number;
}

/** A row as it is shown: without session and hash. */
export interface TrailShown {
  sequence: string;
  at: Date;
  person: string;
  action: string;
  caseId: string | null;
  about: string | null;
  purpose: string;
}

/** Somebody who read or did something of a case: on one day (UTC), for one purpose, so often, and `at` the last time. S1. */
export interface ReaderShown {
  at: Date;
  person: string;
  action: string;
  purpose: string;
  times: number;
}

/** The end of the trail, and the last one that was written down outside. */
export interface TrailState {
  head: TrailEnd;
  anchored: (TrailEnd & { at: Date }) | null;
}

/** A service's audit trail, read by the one role that may. */
export class AuditTrail {
  /** @param database pool of `amparo_<service>_auditor`; without it the trail is written, and not read */
  constructor(private readonly database: Database | undefined) {}

  get readable(): boolean {
    return this.database !== undefined;
  }

  /** Rows as they are stored, in the order of the trail. @param after sequence of the last row that is known; `0` for the beginning */
  async rows(after: string, limit: number): Promise<TrailRow[]> {
    return this.auditor().query<TrailRow>(`SELECT ${ROW} FROM audit WHERE audit.sequence > $1 ORDER BY audit.sequence LIMIT $2`, [after, limit]);
  }

  /** Head and last anchor, of one instant. */
  async state(): Promise<TrailState> {
    const [row] = await this.auditor().query<{ sequence: string; hash: string; anchoredSequence: string | null; anchoredHash: string | null; anchoredAt: Date | null }>(
      `SELECT h.sequence::text, encode(h.hash, 'hex') AS hash, a.sequence::text AS "anchoredSequence", encode(a.hash, 'hex') AS "anchoredHash", a.at AS "anchoredAt"
       FROM audit_head h LEFT JOIN LATERAL (SELECT * FROM audit_anchors ORDER BY sequence DESC LIMIT 1) a ON true`,
    );
    if (row === undefined) throw new Error('a trail without a head');
    const { sequence, hash, anchoredSequence, anchoredHash, anchoredAt } = row;
    const anchored = anchoredSequence === null || anchoredHash === null || anchoredAt === null ? null : { sequence: anchoredSequence, hash: anchoredHash, at: anchoredAt };
    return { head: { sequence, hash }, anchored };
  }

  /**
   * Rows for somebody, newest first, without those about cases that are hidden from her.
   *
   * @param none words of hers that hide a case (domain: keysOf)
   */
  async shownTo(none: readonly string[], asked: TrailAsked): Promise<TrailShown[]> {
    return this.auditor().transaction(async (tx) => {
      // The same words as in `SightDatabase`; they hold for this transaction alone.
      await tx.query(`SELECT set_config('amparo.none', $1::text[]::text, true)`, [none]);
      return findShown(tx, asked);
    });
  }

  /** @throws Refusal `audit.unreadable` where the service was not given the auditor's connection */
  private auditor(): Database {
    if (this.database === undefined) throw new Refusal('overloaded', 'audit.unreadable', 'The audit trail cannot be read here.');
    return this.database;
  }

  async close(): Promise<void> {
    await this.database?.close();
  }
}

const MOST_READERS = 200;

/**
 * Who read or did what of a case, of what the role of a transaction may see, newest first. What somebody does again and again in a day is one
 * entry, so that it pushes out of sight nothing that others did.
 */
export async function findReaders(tx: EntityManager, caseId: string): Promise<ReaderShown[]> {
  return tx.query<ReaderShown[]>(
    `SELECT max(at) AS at, person, action, purpose, count(*)::int AS times FROM audit WHERE case_id = $1
     GROUP BY person, action, purpose, (at AT TIME ZONE 'UTC')::date ORDER BY max(sequence) DESC LIMIT $2`, [caseId, MOST_READERS],
  );
}

/** Rows that the role of a transaction may see, newest first. */
export async function findShown(tx: EntityManager, { person, action, caseId, before, limit }: TrailAsked): Promise<TrailShown[]> {
  return tx.query<TrailShown[]>(
    `SELECT sequence::text, at, person, action, case_id AS "caseId", about, purpose FROM audit
     WHERE ($1::text IS NULL OR person = $1) AND ($2::text IS NULL OR action = $2) AND ($3::uuid IS NULL OR case_id = $3) AND ($4::bigint IS NULL OR audit.sequence < $4)
     ORDER BY audit.sequence DESC LIMIT $5`,
    [person ?? null, action ?? null, caseId ?? null, before ?? null, limit],
  );
}
