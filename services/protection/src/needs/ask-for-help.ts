import { randomUUID } from 'node:crypto';
import { answerUntil, isCompromised, nextRing, saidNo, type RoutingFacts, type Subject } from '@amparo/domain';
import { Clock, Refusal } from '@amparo/kernel';
import { auditInChange, Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { FindRecipient } from '../consents/find-recipient';
import { findStanding } from '../consents/find-standing';
import type { CaseEntity } from '../routing/case.entity';
import { withFindings } from '../routing/level.rules';
import { SeeCase } from '../sight/see-case';
import { MatchNeed } from './match-need';
import { NeedEntity } from './need.entity';
import type { AskForHelpRequest, HelpAsked } from './needs.dto';
import { OfferNeed } from './offer-need';
import { TellUnanswered } from './tell-unanswered';

/** Somebody asks for help in a case: everybody who may be able to, or one organisation of her choice. Nobody learns for whom. */
@Injectable()
export class AskForHelp {
  constructor(
    private readonly database: Database,
    private readonly seeCase: SeeCase,
    private readonly matchNeed: MatchNeed,
    private readonly findRecipient: FindRecipient,
    private readonly offerNeed: OfferNeed,
    private readonly tellUnanswered: TellUnanswered,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws Refusal `case.absent`, `access.forbidden`, `access.second-factor`; of one organisation `consent.recipient-unknown`, `need.conflict`
   *   where it is involved, `need.objected` where she has said no to it, `need.closed` where it may be compromised, `need.not-a-partner` for a bank or mechanism outside. One that
   *   pauses may be chosen: who chooses it has spoken with it
   */
  async run(subject: Subject, caseId: string, { measures, to }: AskForHelpRequest): Promise<HelpAsked> {
    return this.database.transaction(async (tx) => {
      const known = await this.seeCase.locked(tx, subject, 'referral.offer', caseId);
      const facts = withFindings(factsOf(known), known);
      const now = this.clock.now();
      const asked: NeedEntity = {
        id: randomUUID(), caseId, measures, regions: facts.regions, language: facts.language, urgency: facts.urgency, direct: to !== undefined, state: 'OPEN', ring: 0,
        answerBy: answerUntil(facts.urgency, now), askedBy: subject.person, askedAt: now,
      };
      const chosen = to === undefined
        ? nextRing(await this.matchNeed.run(tx, asked, facts.conflicts), 0, new Set())
        : { ring: 0, matches: [await this.theOne(tx, caseId, to, facts)] };
      const need: NeedEntity = { ...asked, ring: chosen?.ring ?? 0, state: chosen === undefined ? 'UNANSWERED' : 'OPEN' };
      await tx.insert(NeedEntity, need);
      const offered = chosen === undefined ? [] : await this.offerNeed.run(tx, need, known, { to: chosen.matches, ring: chosen.ring, at: now });
      if (chosen === undefined) await this.tellUnanswered.run(tx, known, need);
      auditInChange(tx, { at: now, person: subject.person, session: subject.session, action: 'referral.offer', caseId, about: need.id });
      return { needId: need.id, state: need.state, offered };
    });
  }

  private async theOne(tx: EntityManager, caseId: string, to: string, { conflicts }: RoutingFacts): Promise<{ organisation: string; conflictId: string; because: string[] }> {
    const [found] = await this.findRecipient.run([to]);
    if (found === undefined || conflicts.includes(found.conflictId)) throw new Refusal('unprocessable', 'need.conflict', 'This organisation is involved in the case.');
    if (found.kind === 'BANK' || found.kind === 'MECHANISM') throw new Refusal('unprocessable', 'need.not-a-partner', 'Only partners are asked for help.');
    if (isCompromised(found)) throw new Refusal('unprocessable', 'need.closed', 'This organisation is closed, because it may be compromised.');
    if (saidNo({ purpose: 'CP-REFER', recipient: found.conflictId }, await findStanding(tx, caseId))) {
      throw new Refusal('unprocessable', 'need.objected', 'The person has said no to this organisation.');
    }
    return { organisation: found.id, conflictId: found.conflictId, because: ['CHOSEN'] };
  }
}

/** A case that somebody may do this to has been heard of. */
function factsOf({ facts }: CaseEntity): RoutingFacts {
  if (facts === null) throw new Error('a case without facts that somebody may see');
  return facts;
}
