import { can, keysOf, keysOn, type Access, type AccessContext, type ActionOn, type BrokenGlass, type CaseResource, type Subject } from '@amparo/domain';
import { Clock, isUuid, Refusal } from '@amparo/kernel';
import { Database, type Sight } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { resourceOf, type SightFacts } from '../sight/sight-facts.rules';

type CaseAction = ActionOn<'case'>;

/** A case that somebody may do something to. */
export interface SeenCase {
  id: string;
  facts: SightFacts & { because: string[] };
  resource: CaseResource;
  context: AccessContext;
  /** Which of the actions asked for she may. At least one. */
  may: CaseAction[];
  /** What row-level security lets through to her for them. */
  sight: Sight;
}

const FACTS = `id, reference, regions, coordinators_withheld AS "coordinatorsWithheld", routes, because, conflicts, excluded, lead_person AS "leadPerson", assigned, told`;

/**
 * The gate of every call about one case. A case that is hidden from her and one that does not exist cost the same and get the
 * same answer.
 */
@Injectable()
export class SeeCase {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * @param actions what she wants to do; one of them is enough
   * @param which the case's reference or id
   * @throws Refusal `case.absent` for none and for one that is hidden; `access.forbidden` and `access.second-factor` for one whose
   *   routing she may see
   */
  async run(subject: Subject, actions: readonly [CaseAction, ...CaseAction[]], which: string): Promise<SeenCase> {
    const now = this.clock.now();
    const [[facts], breakGlass] = await Promise.all([
      this.database.query<SeenCase['facts']>(`SELECT ${FACTS} FROM cases WHERE ${isUuid(which) ? 'id = $1::uuid' : 'reference = upper($1)'}`, [which]),
      this.database.query<BrokenGlass>(
        'SELECT case_id AS "caseId", person, broken_at AS "brokenAt", ends_at AS "endsAt" FROM glass WHERE person = $1 AND ends_at > $2', [subject.person, now],
      ),
    ]);
    if (facts === undefined) throw absent();
    const context = { now, breakGlass };
    const resource = resourceOf(facts);
    const answers = actions.map((action) => can(subject, action, resource, context));
    const may = actions.filter((_action, place) => answers[place]?.allowed);
    if (may.length === 0) throw refusalOf(answers);
    return { id: facts.id, facts, resource, context, may, sight: sightFor(subject, may, facts.id, context) };
  }
}

/** What opens one case to her for some actions. */
function sightFor(subject: Subject, actions: readonly CaseAction[], id: string, context: AccessContext): Sight {
  const held = actions.map((action) => keysOn(keysOf(subject, action, context), id));
  return {
    as: held.every(({ as }) => as === 'partners') ? 'partners' : 'people',
    any: [...new Set(held.flatMap(({ any }) => any))],
    none: [...new Set(held.flatMap(({ none }) => none))],
  };
}

/**
 * The same question again within a transaction, of the case as it is under its lock.
 *
 * @throws Refusal as `SeeCase`
 */
export function admitted(subject: Subject, action: CaseAction, resource: CaseResource, context: AccessContext): void {
  const answer = can(subject, action, resource, context);
  if (!answer.allowed) throw refusalOf([answer]);
}

export const absent = (): Refusal => new Refusal('absent', 'case.absent', 'There is no such case.');

function refusalOf(answers: readonly Access[]): Refusal {
  const said = answers.filter((answer) => !answer.allowed).filter(({ hidden }) => !hidden).map(({ code }) => code);
  if (said.length === 0) return absent();
  if (said.includes('access.second-factor')) return new Refusal('forbidden', 'access.second-factor', 'Sign in with your second factor to do this.');
  return new Refusal('forbidden', 'access.forbidden', 'You may not do this.');
}
