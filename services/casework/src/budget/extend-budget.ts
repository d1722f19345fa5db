import { can, type Subject } from '@amparo/domain';
import { Clock, Refusal } from '@amparo/kernel';
import { auditInChange, Database } from '@amparo/persistence';
import { refuseUnless } from '@amparo/platform';
import { Injectable } from '@nestjs/common';
import { CaseworkConfig } from '../config';
import { dayOf } from './day';
import { AGREEING, allowanceOf } from './read-budget.rules';

/** What came of it. */
export interface BudgetExtended {
  person: string;
  /** So many more have to agree before she reads on; 0: she does. */
  missing: number;
}

interface Day {
  reads: number;
  extensions: number;
  agreed: string[];
}

/** Somebody agrees that another, who has read as much as she may today, reads on. Two have to. */
@Injectable()
export class ExtendBudget {
  constructor(
    private readonly database: Database,
    private readonly config: CaseworkConfig,
    private readonly clock: Clock,
  ) {}

  /**
   * Agreeing twice is agreeing once.
   *
   * @throws Refusal `access.forbidden` for her own; `budget.not-spent` where she has reads left, or never read at all
   */
  async run(subject: Subject, person: string): Promise<BudgetExtended> {
    const now = this.clock.now();
    refuseUnless(can(subject, 'reading.extend', { kind: 'budget', person }, { now }), notSpent());
    return this.database.transaction(async (tx) => {
      const [day] = await tx.query<Day[]>('SELECT reads, extensions, agreed FROM reading_days WHERE person = $1 AND day = $2 FOR UPDATE', [person, dayOf(now)]);
      if (day === undefined || day.reads < allowanceOf(this.config.readBudget(), day.extensions)) throw notSpent();
      const agreed = [...new Set([...day.agreed, subject.person])];
      const enough = agreed.length >= AGREEING;
      await tx.query('UPDATE reading_days SET agreed = $3, extensions = extensions + $4 WHERE person = $1 AND day = $2', [person, dayOf(now), enough ? [] : agreed, enough ? 1 : 0]);
      auditInChange(tx, { at: now, person: subject.person, session: subject.session, action: 'reading.extend', about: person });
      return { person, missing: enough ? 0 : AGREEING - agreed.length };
    });
  }
}

const notSpent = (): Refusal => new Refusal('conflict', 'budget.not-spent', 'She has not read as much as she may.');
