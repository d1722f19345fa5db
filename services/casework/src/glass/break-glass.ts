import { randomUUID } from 'node:crypto';
import { GlassBrokenSchema } from '@amparo/contracts';
import { GLASS_MINUTES, laneOf, type Directory, type Subject } from '@amparo/domain';
import { Clock, Refusal } from '@amparo/kernel';
import { Outbox } from '@amparo/messaging';
import { Database, SealedFields } from '@amparo/persistence';
import { DirectoryCopy } from '@amparo/platform';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CaseEntity } from '../cases/case.entity';
import { lockCase } from '../cases/lock-case';
import { noteInChange } from '../disclosure/note-reading';
import { admitted, SeeCase } from '../reading/see-case';
import { resourceOf } from '../sight/sight-facts.rules';
import { TimelineEntity } from '../timeline/timeline.entity';
import { GlassEntity } from './glass.entity';
import { WITNESSES, witnessesOf } from './witnesses.rules';

/** Until when it holds. */
export interface GlassShown {
  caseId: string;
  endsAt: Date;
}

/**
 * Somebody reads a case beyond her rights, for an hour, with a reason, and two others are told: all of it in one transaction
 * (security: Audit). The reason is S2 and stays here, sealed.
 */
@Injectable()
export class BreakGlass {
  constructor(
    private readonly database: Database,
    private readonly seeCase: SeeCase,
    private readonly directory: DirectoryCopy<Directory>,
    private readonly outbox: Outbox,
    private readonly fields: SealedFields,
    private readonly clock: Clock,
  ) {}

  /**
   * While it holds, doing it again changes nothing and tells nobody.
   *
   * @throws Refusal `case.absent`, `access.forbidden`, `access.second-factor`; `glass.nobody-to-tell` where there are not two others;
   *   `directory.unknown` before the roster was ever fetched
   */
  async run(subject: Subject, which: string, reason: string): Promise<GlassShown> {
    const { id, context } = await this.seeCase.run(subject, ['case.break-glass'], which);
    const roster = await this.directory.current();
    if (roster === undefined) throw new Refusal('overloaded', 'directory.unknown', 'The roster has not been fetched yet. Try again in a moment.');
    const now = this.clock.now();
    return this.database.transaction(async (tx) => {
      const known = await lockCase(tx, id, now);
      admitted(subject, 'case.break-glass', resourceOf(known), context);
      const [holding] = await tx.query<{ endsAt: Date }[]>(
        'SELECT ends_at AS "endsAt" FROM glass WHERE case_id = $1 AND person = $2 AND ends_at > $3 ORDER BY ends_at DESC LIMIT 1', [id, subject.person, now],
      );
      if (holding !== undefined) return { caseId: id, endsAt: holding.endsAt };
      const witnesses = witnessesOf(subject.person, known, roster, now);
      if (witnesses.length < WITNESSES) throw new Refusal('conflict', 'glass.nobody-to-tell', 'There are not two others who could be told.');
      return this.note(tx, subject, known, { reason, witnesses, now });
    });
  }

  private async note(
    tx: EntityManager, subject: Subject, known: CaseEntity, { reason, witnesses, now }: { reason: string; witnesses: string[]; now: Date },
  ): Promise<GlassShown> {
    const { id: caseId, reference } = known;
    const { person } = subject;
    const id = randomUUID();
    const endsAt = new Date(now.getTime() + GLASS_MINUTES * 60_000);
    const sealed = (await this.fields.ofCase(tx, caseId)).seal(reason, { table: 'glass', column: 'reason', row: id });
    await tx.insert(GlassEntity, { id, caseId, person, reason: sealed, witnesses, brokenAt: now, endsAt });
    noteInChange(tx, subject, 'case.break-glass', caseId, 'GLASS', now);
    await tx.insert(TimelineEntity, { caseId, at: now, what: 'GLASS_BROKEN', actor: person, detail: witnesses });
    const about = { subject: caseId, version: known.version, lane: laneOf(known.urgency), actor: person };
    this.outbox.add(tx, GlassBrokenSchema, about, { caseId, reference: reference ?? '', personId: person, witnessPersonIds: witnesses });
    return { caseId, endsAt };
  }
}
