import { can, keysOf, keysOn, type ActionOn, type CaseResource, type HeldKeys, type Subject } from '@amparo/domain';
import { Clock, Refusal } from '@amparo/kernel';
import { Database } from '@amparo/persistence';
import { refuseUnless } from '@amparo/platform';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CaseEntity } from '../routing/case.entity';
import { lockCase } from '../routing/lock-case';
import { findCaseFacts } from './find-case-facts';

const absent = () => new Refusal('absent', 'case.absent', 'There is no such case.');

/** Whether somebody may do something to a case now. What is hidden from her is refused as an id that nobody has. */
@Injectable()
export class SeeCase {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * To read.
   *
   * @returns the keys with which she reads it, and the facts that let her
   * @throws Refusal `case.absent`, `access.forbidden`, `access.second-factor`
   */
  async run(subject: Subject, action: ActionOn<'case'>, caseId: string): Promise<{ keys: HeldKeys; facts: CaseResource; now: Date }> {
    const now = this.clock.now();
    const facts = await findCaseFacts(this.database.dataSource.manager, caseId);
    if (facts === undefined) throw absent();
    refuseUnless(can(subject, action, facts, { now }), absent());
    return { keys: keysOn(keysOf(subject, action, { now }), caseId), facts, now };
  }

  /**
   * To change: it is locked first, without making a case of an id that nobody has, so that whoever is kept out a moment ago changes
   * nothing any more.
   *
   * @returns the case at its next version
   * @throws Refusal as `run`
   */
  async locked(tx: EntityManager, subject: Subject, action: ActionOn<'case'>, caseId: string): Promise<CaseEntity> {
    await tx.query('SELECT 1 FROM cases WHERE case_id = $1 FOR UPDATE', [caseId]);
    const facts = await findCaseFacts(tx, caseId);
    if (facts === undefined) throw absent();
    refuseUnless(can(subject, action, facts, { now: this.clock.now() }), absent());
    return lockCase(tx, caseId);
  }
}
