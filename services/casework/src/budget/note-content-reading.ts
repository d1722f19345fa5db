import { ReadBudgetReachedSchema } from '@amparo/contracts';
import { laneOf, type ActionOn, type Directory, type Subject } from '@amparo/domain';
import { Clock, Refusal } from '@amparo/kernel';
import { Outbox } from '@amparo/messaging';
import { Database, writeAudit } from '@amparo/persistence';
import { DirectoryCopy } from '@amparo/platform';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { lockCase } from '../cases/lock-case';
import { CaseworkConfig } from '../config';
import type { Purpose } from '../disclosure/note-reading';
import { witnessesOf } from '../glass/witnesses.rules';
import type { SeenCase } from '../reading/see-case';
import { dayOf } from './day';
import { spendingOf } from './read-budget.rules';

/**
 * Writes down that somebody reads a content or a conversation, before she has it, and counts it: all in one transaction. Where it
 * cannot be written nothing is read; where it is more than is usual in a day two others are told; where it is more than she may
 * it is refused (security: Audit; ADR 0026).
 */
@Injectable()
export class NoteContentReading {
  constructor(
    private readonly database: Database,
    private readonly directory: DirectoryCopy<Directory>,
    private readonly outbox: Outbox,
    private readonly config: CaseworkConfig,
    private readonly clock: Clock,
  ) {}

  /**
   * @param about which part of the case it is, where not all of it is read at once
   * @throws Refusal `reading.budget-spent`; the database's error: whoever calls must not go on
   */
  async run({ person, session }: Subject, { id: caseId, may }: Pick<SeenCase, 'id' | 'may'>, purpose: Purpose, about?: string): Promise<void> {
    const at = this.clock.now();
    await this.database.transaction(async (tx) => {
      await this.spend(tx, person, caseId, at);
      // The last statement: see `auditInChange`. Here nothing else is told, as a rule, so it can go out without another round trip.
      await writeAudit(tx, may.map((action) => ({ at, person, session, action, caseId, purpose, ...(about === undefined ? {} : { about }) })));
    });
  }

  /**
   * The same of a search among cases, whatever it finds: it counts as reads of no case.
   *
   * @param asked for how many things at once: a read each, and one where there is none
   */
  async runForSearch({ person, session }: Subject, action: ActionOn<'case'>, purpose: Purpose, asked: number): Promise<void> {
    const at = this.clock.now();
    await this.database.transaction(async (tx) => {
      for (let read = 0; read < Math.max(asked, 1); read++) await this.spend(tx, person, undefined, at);
      await writeAudit(tx, [{ at, person, session, action, purpose }]);
    });
  }

  private async spend(tx: EntityManager, person: string, caseId: string | undefined, now: Date): Promise<void> {
    const [{ reads, extensions }] = await tx.query<[{ reads: number; extensions: number }]>(
      `INSERT INTO reading_days AS d (person, day, reads) VALUES ($1, $2, 1) ON CONFLICT (person, day) DO UPDATE SET reads = d.reads + 1
       RETURNING reads, extensions`, [person, dayOf(now)],
    );
    const spending = spendingOf(this.config.readBudget(), reads, extensions);
    if (spending === 'SPENT') throw new Refusal('forbidden', 'reading.budget-spent', 'You have read as much as you may today. Two others can agree to more.');
    if (spending !== 'FREE') await this.tell(tx, person, { caseId, reads, stopped: spending === 'STOPPED', now });
  }

  private async tell(tx: EntityManager, person: string, { caseId, reads, stopped, now }: { caseId: string | undefined; reads: number; stopped: boolean; now: Date }): Promise<void> {
    const known = caseId === undefined ? undefined : await lockCase(tx, caseId, now);
    const roster = await this.directory.current();
    const witnesses = roster === undefined ? [] : witnessesOf(person, known ?? OF_NO_CASE, roster, now);
    // Of no case, it is about her: her row of the day is locked by now.
    const about = known === undefined
      ? { subject: person, version: reads, lane: 'normal' as const, actor: person }
      : { subject: known.id, version: known.version, lane: laneOf(known.urgency), actor: person };
    this.outbox.add(tx, ReadBudgetReachedSchema, about, { caseId: caseId ?? '', reference: known?.reference ?? '', personId: person, witnessPersonIds: witnesses, reads, stopped });
  }
}

/** Nobody is kept out of no case. */
const OF_NO_CASE = { excluded: [], conflicts: [] };
