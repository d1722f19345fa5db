import { randomUUID } from 'node:crypto';
import { ReportRoutedSchema } from '@amparo/contracts';
import { laneOf, ruleCodes, whoMustKnow, type Directory, type Route, type Routing, type RoutingFacts } from '@amparo/domain';
import { Clock } from '@amparo/kernel';
import { NotYet, Outbox } from '@amparo/messaging';
import { inOneStatement } from '@amparo/persistence';
import { DirectoryCopy } from '@amparo/platform';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { RaiseAlert } from '../alerts/raise-alert';
import { ShareAlert } from '../bursts/share-alert';
import { keepSight } from '../sight/keep-sight';
import type { CaseEntity } from './case.entity';
import type { DecisionCause, DecisionEntity } from './decision.entity';
import { withFindings } from './level.rules';
import { noLongerConcerned, toRecipients, type ToldPerson } from './told-people.rules';

/** What a decision is about. */
export interface DecideInput {
  /** The case, locked and up to date in `tx`. */
  known: CaseEntity;
  /** The facts to decide on: the case's own, or those of one body read together with them. */
  facts: RoutingFacts;
  cause: DecisionCause;
  submissionId?: string;
  /** The burst that the body came in; empty where it came in none. Nothing where it is about no body: then the case stays in the burst that it was in. */
  burst?: string;
  /** The body let danger go first, and so does what is told of it, also where it takes a consent back. */
  waits?: boolean;
  /** Nobody but those whom this route reaches is told anew, and nobody is alerted: it is a matter of one group, and of no burst. */
  tells?: Route;
}

/**
 * Decides once who must know of a case, stores the decision with the facts, the directory's version and the rules, and
 * tells it; then raises the alert of whoever is concerned (urgency-and-routing: Who decides).
 *
 * @throws NotYet while no copy of the directory was ever fetched: the event waits
 */
@Injectable()
export class DecideWhoMustKnow {
  constructor(
    private readonly directory: DirectoryCopy<Directory>,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly raiseAlert: RaiseAlert,
    private readonly shareAlert: ShareAlert,
  ) {}

  async run(tx: EntityManager, { known, facts: given, cause, submissionId, burst, waits = false, tells }: DecideInput): Promise<Routing> {
    const directory = await this.directory.current();
    if (directory === undefined) throw new NotYet('directory.unknown');
    const facts = keepOut(withFindings(given, known), known.excluded, directory);
    const routing = whoMustKnow(facts, directory, this.clock.now());
    const excluded = [...new Set([...known.excluded, ...routing.excluded])];
    const released = cause === 'REGION_ASSIGNED' ? await release(tx, known.caseId, routing, facts.regions) : [];
    await saveTold(tx, { caseId: known.caseId, told: routing.told });
    await saveDecided(tx, {
      caseId: known.caseId, excluded, regions: facts.regions, lead: routing.lead ?? null, coordinatorsWithheld: facts.flags.unmatchedCivilSociety,
      routes: [...new Set([...known.routes, ...routing.routes])],
    });
    await keepSight(tx, known.caseId);
    await saveDecision(tx, { id: randomUUID(), caseId: known.caseId, submissionId: submissionId ?? null, cause, directoryVersion: directory.version, facts, routing });
    const people = routing.told.map(({ person }) => person);
    const shares = await this.shareAlert.run(tx, { caseId: known.caseId, burstId: BY_PEOPLE.has(cause) || tells !== undefined ? '' : burst, urgency: facts.urgency, people });
    this.outbox.add(
      tx, ReportRoutedSchema,
      // What shares an alert lets what has its own go first.
      { subject: known.caseId, version: known.version, lane: facts.withdrawnConsents.length > 0 && !waits ? 'danger' : shares ? 'normal' : laneOf(facts.urgency) },
      {
        caseId: known.caseId,
        reference: known.reference ?? '',
        routes: routing.routes,
        regions: facts.regions,
        leadPersonId: routing.lead ?? '',
        recipients: toRecipients(routing.told.filter(({ routes }) => tells === undefined || routes.includes(tells))),
        excludedPersonIds: excluded,
        urgency: facts.urgency,
        alertMode: routing.alertMode,
        tasks: routing.tasks,
        category: facts.category,
        amountAsked: facts.flags.amountAsked,
        reprisal: facts.flags.reprisal,
        directoryVersion: directory.version,
        because: ruleCodes(routing.because),
        releasedPersonIds: released,
        submissionId: submissionId ?? '',
        coordinatorsWithheld: facts.flags.unmatchedCivilSociety,
        conflicts: facts.conflicts,
      },
    );
    const [decided, lost] = [{ ...known, excluded }, [...excluded, ...released]];
    if (tells === undefined) await this.raiseAlert.run(tx, { known: decided, facts, routing, shares, lost });
    else await this.raiseAlert.free(tx, decided, lost);
    return routing;
  }
}

/** What people do, or miss, is of one case: it is told by itself, whatever burst its report came in. */
const BY_PEOPLE: ReadonlySet<DecisionCause> = new Set(['REGION_ASSIGNED', 'PERSON', 'ASSESSED', 'CHECK_IN_MISSED']);

/** Whoever was kept out once stays out, whatever the directory says by now of where she works. */
function keepOut(facts: RoutingFacts, excluded: readonly string[], directory: Directory): RoutingFacts {
  const before = directory.people.filter(({ id }) => excluded.includes(id)).map(({ conflictId }) => conflictId);
  return { ...facts, conflicts: [...new Set([...facts.conflicts, ...before])] };
}

const saveTold = inOneStatement((tx, cases: readonly { caseId: string; told: Routing['told'] }[]) => tx.query(
  `INSERT INTO told_people (case_id, person_id, routes)
   SELECT t.case_id, t.person, t.routes FROM jsonb_to_recordset($1::jsonb) AS t(case_id uuid, person text, routes text[])
   ON CONFLICT (case_id, person_id) DO UPDATE SET released_at = NULL, by_escalation = false,
     routes = (SELECT array_agg(DISTINCT route) FROM unnest(told_people.routes || excluded.routes) AS route)`,
  [JSON.stringify(cases.flatMap(({ caseId, told }) => told.map(({ person, routes }) => ({ case_id: caseId, person, routes }))))],
));

type Decided = Pick<CaseEntity, 'caseId' | 'excluded' | 'regions' | 'lead' | 'coordinatorsWithheld' | 'routes'>;

const saveDecided = inOneStatement((tx, decided: readonly Decided[]) => tx.query(
  `UPDATE cases c SET excluded = d.excluded, regions = d.regions, lead = d.lead, coordinators_withheld = d.withheld, routes = d.routes
   FROM jsonb_to_recordset($1::jsonb) AS d(case_id uuid, excluded text[], regions text[], lead text, withheld boolean, routes text[]) WHERE c.case_id = d.case_id`,
  [JSON.stringify(decided.map(({ caseId, coordinatorsWithheld, ...others }) => ({ case_id: caseId, withheld: coordinatorsWithheld, ...others })))],
));

const saveDecision = inOneStatement((tx, decisions: readonly Omit<DecisionEntity, 'decidedAt'>[]) => tx.query(
  `INSERT INTO decisions (id, case_id, submission_id, cause, directory_version, facts, routing)
   SELECT d.id, d.case_id, d.submission_id, d.cause, d.directory_version, d.facts, d.routing
   FROM jsonb_to_recordset($1::jsonb) AS d(id uuid, case_id uuid, submission_id uuid, cause text, directory_version integer, facts jsonb, routing jsonb)`,
  [JSON.stringify(decisions.map(({ caseId, submissionId, directoryVersion, ...others }) => ({ case_id: caseId, submission_id: submissionId, directory_version: directoryVersion, ...others })))],
));

/** Ends the part of those whom a corrected country no longer concerns, also where the case was theirs (guide 6, case 12). */
async function release(tx: EntityManager, caseId: string, routing: Routing, regions: readonly string[]): Promise<string[]> {
  const before: ToldPerson[] = await tx.query(
    'SELECT person_id AS person, routes FROM told_people WHERE case_id = $1 AND released_at IS NULL', [caseId],
  );
  const released = noLongerConcerned(before, routing.told, regions);
  await tx.query('UPDATE told_people SET released_at = now() WHERE case_id = $1 AND person_id = ANY($2)', [caseId, released]);
  await tx.query('DELETE FROM handlers WHERE case_id = $1 AND person_id = ANY($2)', [caseId, released]);
  return released;
}
