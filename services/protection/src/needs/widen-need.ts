import { answerUntil, needStands, nextRing, type Ring } from '@amparo/domain';
import { Clock } from '@amparo/kernel';
import { Database } from '@amparo/persistence';
import { Logger, Loop } from '@amparo/platform';
import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ProtectionConfig } from '../config';
import type { CaseEntity } from '../routing/case.entity';
import { lockCase } from '../routing/lock-case';
import { MatchNeed } from './match-need';
import { MoveReferral } from './move-referral';
import { NeedEntity } from './need.entity';
import { OfferNeed } from './offer-need';
import { ReferralEntity } from './referral.entity';
import { TellUnanswered } from './tell-unanswered';

/**
 * The clock of needs: who has not answered in time is asked no more, and where nobody would help the need is cast wider, until nobody is
 * left to ask and a person is woken. By the database's clock, each step once, however many look (ADR 0004).
 */
@Injectable()
export class WidenNeed implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop: Loop;

  constructor(
    private readonly database: Database,
    private readonly matchNeed: MatchNeed,
    private readonly offerNeed: OfferNeed,
    private readonly moveReferral: MoveReferral,
    private readonly tellUnanswered: TellUnanswered,
    private readonly clock: Clock,
    config: ProtectionConfig,
    logger: Logger,
  ) {
    this.loop = new Loop({ name: 'needs.widen', work: () => this.run(), idleMs: config.ladderEveryMs, logger });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  /** @returns whether a need was due */
  async run(): Promise<boolean> {
    const [due] = await this.database.query<{ id: string; caseId: string }>(
      `SELECT id, case_id AS "caseId" FROM needs WHERE state = 'OPEN' AND answer_by <= now() ORDER BY answer_by LIMIT 1`,
    );
    if (due === undefined) return false;
    await this.database.transaction(async (tx) => {
      const known = await lockCase(tx, due.caseId);
      const [still] = await tx.query<unknown[]>(`SELECT 1 FROM needs WHERE id = $1 AND state = 'OPEN' AND answer_by <= now()`, [due.id]);
      if (still !== undefined) await this.goOn(tx, known, await tx.findOneByOrFail(NeedEntity, { id: due.id }));
    });
    return true;
  }

  private async goOn(tx: EntityManager, known: CaseEntity, need: NeedEntity): Promise<void> {
    const now = this.clock.now();
    const referrals = await tx.findBy(ReferralEntity, { needId: need.id });
    const stands = needStands(referrals.map(({ status }) => status));
    // The others were asked for the same, and one is enough to go on with: they are asked no more.
    for (const silent of referrals.filter(({ status }) => status === 'OFFERED')) {
      await this.moveReferral.run(tx, silent, known, { to: 'EXPIRED', at: now, urgency: need.urgency });
    }
    if (stands === 'HELPED') {
      await tx.update(NeedEntity, { id: need.id }, { state: 'HELPED' });
      return;
    }
    const asked = new Set(referrals.map(({ organisation }) => organisation));
    const wider = need.direct ? undefined : nextRing(await this.matchNeed.run(tx, need, known.facts?.conflicts ?? []), need.ring as Ring | 0, asked);
    if (wider === undefined) {
      await tx.update(NeedEntity, { id: need.id }, { state: 'UNANSWERED' });
      await this.tellUnanswered.run(tx, known, need);
      return;
    }
    await tx.update(NeedEntity, { id: need.id }, { ring: wider.ring, answerBy: answerUntil(need.urgency, now) });
    await this.offerNeed.run(tx, need, known, { to: wider.matches, ring: wider.ring, at: now });
  }
}
