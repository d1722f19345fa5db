import { readLadders, type Subject } from '@amparo/domain';
import { Clock, Refusal } from '@amparo/kernel';
import { auditInChange, Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { ProtectionConfig } from '../config';
import { currentLadders, type LaddersKept } from './current-ladders';

/** An administrator says anew who is woken when nobody takes an alert. Alerts that are there keep the ladder with which they began. */
@Injectable()
export class ChangeLadders {
  constructor(
    private readonly database: Database,
    private readonly config: ProtectionConfig,
    private readonly clock: Clock,
  ) {}

  /**
   * @param version on which the change rests
   * @throws Refusal 409 `ladders.changed-meanwhile`; 422 with the code of what is wrong with them (`readLadders`)
   */
  async run(subject: Subject, version: number, given: unknown): Promise<LaddersKept> {
    const levels = readLadders(given, this.config.clocks);
    return this.database.transaction(async (tx) => {
      const before = await currentLadders(tx, this.config.clocks);
      const next = { version: version + 1, levels, madeBy: subject.person, madeAt: this.clock.now() };
      // Of two who change the same version at once, one waits here and finds that it is there.
      const kept = before.version !== version ? [] : await tx.query<unknown[]>(
        'INSERT INTO ladders (version, levels, made_by, made_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING RETURNING version', [next.version, JSON.stringify(levels), next.madeBy, next.madeAt],
      );
      if (kept.length === 0) throw new Refusal('conflict', 'ladders.changed-meanwhile', 'Somebody changed the ladders meanwhile.');
      auditInChange(tx, { at: next.madeAt, person: subject.person, session: subject.session, action: 'ladder.change', detail: [String(next.version)] });
      return next;
    });
  }
}
