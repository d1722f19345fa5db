import type { ActionOn, Subject } from '@amparo/domain';
import { Clock } from '@amparo/kernel';
import { auditInChange, Database, writeAudit } from '@amparo/persistence';
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
  async run({ person, session }: Subject, actions: readonly ActionOn<'case'>[], caseId: string | undefined, purpose: Purpose): Promise<void> {
    const at = this.clock.now();
    await writeAudit(this.database, actions.map((action) => ({ at, person, session, action, purpose, ...(caseId === undefined ? {} : { caseId }) })));
  }

  /** The same of several cases that leave together, each in its own row: whoever is responsible for one sees it there. */
  async runForEach({ person, session }: Subject, action: ActionOn<'case'>, caseIds: readonly string[], purpose: Purpose): Promise<void> {
    const at = this.clock.now();
    await writeAudit(this.database, caseIds.map((caseId) => ({ at, person, session, action, caseId, purpose })));
  }
}

/** The same as a part of a change, at the end of its transaction. */
export function noteInChange(tx: EntityManager, { person, session }: Subject, action: ActionOn<'case'>, caseId: string, purpose: Purpose, at: Date): void {
  auditInChange(tx, { at, person, session, action, caseId, purpose });
}
