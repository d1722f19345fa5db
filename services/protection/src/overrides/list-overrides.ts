import { keysOf, type Subject } from '@amparo/domain';
import { Clock } from '@amparo/kernel';
import { SightDatabase } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { OverrideShown } from './overrides.dto';

export const OVERRIDE_COLUMNS = `
  o.case_id AS "caseId", o.id AS "overrideId", c.reference, o.purpose, o.recipient, o.cannot_be_asked AS "cannotBeAsked", o.asked_by AS "askedBy", o.asked_at AS "askedAt",
  o.agreed_by AS "agreedBy", o.agreed_at AS "agreedAt", o.ends_at AS "endsAt", o.person_told_at AS "personToldAt", o.reviewed_by AS "reviewedBy", o.reviewed_at AS "reviewedAt"`;

/** The overrides that somebody may see, those that nobody has looked at again first: the list of the monthly review (guide 4.4, rule 5). */
@Injectable()
export class ListOverrides {
  constructor(
    private readonly sight: SightDatabase,
    private readonly clock: Clock,
  ) {}

  async run(subject: Subject): Promise<OverrideShown[]> {
    const keys = keysOf(subject, 'consent.list', { now: this.clock.now() });
    return this.sight.seenBy(keys, (tx) => tx.query<OverrideShown[]>(
      `SELECT ${OVERRIDE_COLUMNS} FROM overrides o JOIN cases c ON c.case_id = o.case_id ORDER BY o.reviewed_at NULLS FIRST, o.asked_at, o.id LIMIT 500`,
    ));
  }
}
