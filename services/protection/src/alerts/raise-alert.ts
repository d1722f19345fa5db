import { randomUUID } from 'node:crypto';
import { AlertRaisedSchema } from '@amparo/contracts';
import { alertModeOf, highest, laneOf, rankOf, ruleCodes, type AlertMode, type Directory, type Routing, type RoutingFacts, type Urgency } from '@amparo/domain';
import { Outbox } from '@amparo/messaging';
import { DirectoryCopy } from '@amparo/platform';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ProtectionConfig } from '../config';
import { startClocks } from '../clocks/start-clocks';
import { keptOutOf } from '../hearers/kept-out-of';
import { currentLadders } from '../ladders/current-ladders';
import { noteCalls } from '../record/note-calls';
import type { CaseEntity } from '../routing/case.entity';
import { withFindings } from '../routing/level.rules';
import { toRecipients, type ToldPerson } from '../routing/told-people.rules';
import { AlertEntity } from './alert.entity';
import { planLadder } from './ladder.rules';
import { findAlert, markAlerted, saveStarted, toldBut, type StartedAlert } from './save-alert';

/** An alert as it is told. */
type Raised = Pick<AlertEntity, 'id' | 'urgency' | 'mode'> & Partial<Pick<AlertEntity, 'acknowledgedBy'>>;

/** What an alert is raised on. */
export interface RaiseAlertInput {
  /** The case, locked in `tx`. */
  known: CaseEntity;
  facts: RoutingFacts;
  routing: Routing;
  /** It shares the alert of another case of its burst. */
  shares: boolean;
  /** Directory ids of those who may not have it any more: whoever of them has it, has it no longer, and it is raised again. */
  lost: readonly string[];
}

/**
 * Raises the alert of a case: one a case, and none for a case that shares one with others of its burst. A first alert, or a level that rises, reaches everybody who is told of the
 * case and starts the clock anew; otherwise only people whom nobody alerted before hear of it. Nobody at risk means no
 * alert, and a clock only for a text that a person must read.
 */
@Injectable()
export class RaiseAlert {
  constructor(
    private readonly outbox: Outbox,
    private readonly config: ProtectionConfig,
    private readonly directory: DirectoryCopy<Directory>,
  ) {}

  async run(tx: EntityManager, { known, facts, routing, shares, lost }: RaiseAlertInput): Promise<void> {
    if (shares) return;
    const before = await findAlert(tx, known.caseId);
    if (before === undefined && facts.urgency === 'NONE' && !facts.flags.textOnly) return;
    const rises = before === undefined || rankOf(facts.urgency) > rankOf(before.urgency);
    const freed = before !== undefined && isLost(before, lost);
    const alert = rises ? await this.start(tx, known.caseId, before, facts, routing.alertMode)
      : freed ? await this.start(tx, known.caseId, before, { ...facts, urgency: before.urgency }, before.mode) : before;
    if (rises) await startClocks(tx, known.caseId, facts.urgency, this.config.clocks, true);
    const all = rises || freed;
    const people = await newlyAlerted(tx, alert, all ? await this.everybodyTold(tx, known) : routing.told, all);
    if (alert.urgency === 'NONE' || people.length === 0) return;
    await this.tell(tx, known, alert, people, [...facts.because, ...ruleCodes(routing.because)]);
  }

  /**
   * Raises the alert of a case again at its level, for everybody who is told of the case and with all rungs before it, whether or
   * not somebody has taken it. Does nothing for a case without a level.
   *
   * @param known the case, locked in `tx`
   */
  async again(tx: EntityManager, known: CaseEntity): Promise<void> {
    const before = await findAlert(tx, known.caseId);
    if (before !== undefined && before.urgency !== 'NONE') await this.wake(tx, known, before);
  }

  /**
   * Raises an alert again that somebody had and nobody has any more: as `again`; of a case without a level nobody is told, but its clock runs anew.
   *
   * @param known the case, locked in `tx`
   */
  async wake(tx: EntityManager, known: CaseEntity, before: AlertEntity): Promise<void> {
    if (known.facts === null) return;
    const alert = await this.start(tx, known.caseId, before, { ...known.facts, urgency: before.urgency }, before.mode);
    const people = await newlyAlerted(tx, alert, await this.everybodyTold(tx, known), true);
    if (alert.urgency !== 'NONE') await this.tell(tx, known, alert, people, known.facts.because);
  }

  /**
   * Wakes the alert of a case where somebody has it who may not any more.
   *
   * @param known the case, locked in `tx`
   * @param lost directory ids of those who may not
   */
  async free(tx: EntityManager, known: CaseEntity, lost: readonly string[]): Promise<void> {
    const before = await findAlert(tx, known.caseId);
    if (before !== undefined && isLost(before, lost)) await this.wake(tx, known, before);
  }

  /**
   * Raises the alert of a case from its first rung on, for a reason that makes its level no higher; also of a case that shared the alert of another
   * of its burst, and has its own from now on. Does nothing for a case without a level.
   *
   * @param known the case, locked in `tx`, with its findings up to date
   * @param reason code of the rule
   */
  async anew(tx: EntityManager, known: CaseEntity, reason: string): Promise<void> {
    if (known.facts === null) return;
    const facts = withFindings(known.facts, known);
    const before = await findAlert(tx, known.caseId);
    const urgency = highest(before?.urgency ?? 'NONE', facts.urgency);
    if (urgency === 'NONE') return;
    const alert = await this.start(tx, known.caseId, before, { ...facts, urgency }, alertModeOf(urgency));
    if (before === undefined) await startClocks(tx, known.caseId, urgency, this.config.clocks, true);
    const people = await newlyAlerted(tx, alert, await this.everybodyTold(tx, known), true);
    await this.tell(tx, known, alert, people, [reason, ...facts.because]);
  }

  /**
   * The case is less urgent, and so is its alert: nobody is told. Whoever has it keeps it; where nobody does, the ladder of the lower level begins.
   *
   * @param known the case, locked in `tx`
   */
  async lower(tx: EntityManager, known: CaseEntity, urgency: Urgency): Promise<void> {
    const before = await findAlert(tx, known.caseId);
    if (before === undefined || known.facts === null) return;
    const mode = alertModeOf(urgency);
    if (before.acknowledgedAt === null) await this.start(tx, known.caseId, before, { ...known.facts, urgency }, mode);
    else await tx.update(AlertEntity, { id: before.id }, { urgency, mode });
    await startClocks(tx, known.caseId, urgency, this.config.clocks, false);
  }

  /** All whom a decision told of a case, but for whoever is kept out of it, also by what the directory says since. */
  private async everybodyTold(tx: EntityManager, known: CaseEntity): Promise<ToldPerson[]> {
    const directory = await this.directory.current();
    return toldBut(tx, { caseId: known.caseId, but: directory === undefined ? known.excluded : keptOutOf(known, directory) });
  }

  private async tell(tx: EntityManager, known: CaseEntity, alert: Raised, people: readonly ToldPerson[], because: string[]): Promise<void> {
    const callId = this.outbox.add(
      tx, AlertRaisedSchema, { subject: known.caseId, version: known.version, lane: laneOf(alert.urgency) },
      {
        caseId: known.caseId,
        reference: known.reference ?? '',
        alertId: alert.id,
        urgency: alert.urgency,
        alertMode: alert.mode,
        recipients: toRecipients(people),
        because,
        takenByPersonId: alert.acknowledgedBy ?? '',
      },
    );
    await noteCalls(tx, people.map(({ person }) => ({ callId, caseId: known.caseId, rung: null, reached: null, person })));
  }

  /** The ladder that it begins: the alert keeps it, whatever is changed afterwards. */
  private async plan(tx: EntityManager, facts: Pick<RoutingFacts, 'urgency' | 'flags'>, mode: AlertMode): Promise<Pick<StartedAlert, 'version' | 'rungs' | 'repeat'>> {
    const { version, levels } = await currentLadders(tx, this.config.clocks);
    return {
      version, rungs: planLadder(facts, mode, levels, this.config.clocks.unreadReview), repeat: facts.urgency === 'NONE' ? undefined : levels[facts.urgency].repeat,
    };
  }

  /** A new alert, or the same once more: nobody has it, all rungs before it. What was asked of its former taker is over. */
  private async start(
    tx: EntityManager, caseId: string, before: AlertEntity | undefined, facts: Pick<RoutingFacts, 'urgency' | 'flags'>, mode: AlertMode,
  ): Promise<Raised> {
    const { urgency } = facts;
    const id = before?.id ?? randomUUID();
    await saveStarted(tx, { id, caseId, urgency, mode, round: (before?.round ?? 0) + 1, ...await this.plan(tx, facts, mode) });
    return { id, urgency, mode };
  }
}

/** Somebody has it who may not. */
function isLost({ acknowledgedBy }: AlertEntity, lost: readonly string[]): boolean {
  return acknowledgedBy !== null && lost.includes(acknowledgedBy);
}

/** Marks people as alerted, and answers which of them this alert has to reach now. */
async function newlyAlerted(tx: EntityManager, alert: Pick<AlertEntity, 'id'>, people: readonly ToldPerson[], all: boolean): Promise<ToldPerson[]> {
  const fresh = await markAlerted(tx, { alertId: alert.id, people: people.map(({ person }) => person) });
  return people.filter(({ person }) => all || fresh.has(person));
}
