import type { ActionOn, Subject } from '@amparo/domain';
import { Clock } from '@amparo/kernel';
import { Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** Why somebody reads a case. `GLASS` is set where she reads it beyond her rights. */
export const PURPOSES = ['CASE_WORK', 'VERIFICATION', 'EMERGENCY', 'SHARING', 'GLASS'] as const;
export type Purpose = (typeof PURPOSES)[number];

/**
 * Writes down who reads what, before she has it (security: Audit). The row is committed when this returns; where it cannot be
 * written, nothing is read.
 */
@Injectable()
export class NoteReading {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * @param caseId nothing for many cases at once
   * @throws the database's error: whoever calls must not go on
   */
  async run(subject: Subject, actions: readonly ActionOn<'case'>[], caseId: string | undefined, purpose: Purpose): Promise<void> {
    await write(this.database, subject, actions, caseId, purpose, this.clock.now());
  }
}

/** The same as a part of a change, in its transaction. */
export async function noteInChange(tx: EntityManager, subject: Subject, action: ActionOn<'case'>, caseId: string, purpose: Purpose, at: Date): Promise<void> {
  await write(tx, subject, [action], caseId, purpose, at);
}

async function write(
  to: { query(sql: string, values: unknown[]): Promise<unknown> }, { person, session }: Subject, actions: readonly string[], caseId: string | undefined,
  purpose: Purpose, at: Date,
): Promise<void> {
  await to.query(
    'INSERT INTO audit (at, person, session, action, case_id, purpose) SELECT $1, $2, $3, action, $5, $6 FROM unnest($4::text[]) AS a (action)',
    [at, person, session, actions, caseId ?? null, purpose],
  );
}
