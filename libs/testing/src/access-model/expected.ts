import { ACTIONS, type AccessContext, type Action, type Resource, type Subject } from '@amparo/domain';
import { ELSEWHERE, type OtherSentence } from './elsewhere';
import { ON_CASES, type CaseSentence } from './on-cases';
import { nothingWithOneFactor } from './people';
import { inConflict } from './ties';

/** `hidden`: like an id that nobody has. `refused`: she may know that it is there. */
export type Expected = 'allowed' | 'refused' | 'hidden';

/**
 * The second model of who may do what: a list of sentences of the documents, each of which allows something; what none allows
 * is denied. It is written from the documents and shares nothing with the rules but their words, so that a mistake in either
 * shows as a difference (security: "Who may").
 */
export function expected(person: Subject, action: Action, it: Resource, context: AccessContext): Expected {
  if (facts(it).some((about) => inConflict(person, about))) return 'hidden';
  if (may(person, action, it, context)) return 'allowed';
  return mayKnowOf(person, it, context) ? 'refused' : 'hidden';
}

const may = (person: Subject, action: Action, it: Resource, context: AccessContext): boolean =>
  factorsAreEnough(person, action) && sentencesAllow(person, action, it, context);


/** Guide 6, case 7: no lists, search, counts, audit, exports. */
function facts(it: Resource) {
  if (it.kind === 'audit') return it.about === undefined ? [] : [it.about];
  return 'conflicts' in it ? [it] : [];
}

function sentencesAllow(person: Subject, action: Action, it: Resource, context: AccessContext): boolean {
  return it.kind === 'case'
    ? sentencesFor(person, action).onCases.some(({ when }) => when(person, it, context))
    : ACTIONS[action].on === it.kind && sentencesFor(person, action).elsewhere.some(({ when }) => when(person, it));
}

const remembered = new WeakMap<Subject, Map<Action, { onCases: CaseSentence[]; elsewhere: OtherSentence[] }>>();

/** The sentences that speak of somebody and an action: who she is does not change between two of a million questions. */
function sentencesFor(person: Subject, action: Action) {
  const hers = remembered.get(person) ?? new Map<Action, { onCases: CaseSentence[]; elsewhere: OtherSentence[] }>();
  remembered.set(person, hers);
  const known = hers.get(action);
  if (known !== undefined) return known;
  const speaks = ({ who, may: actions }: CaseSentence | OtherSentence) => (actions as readonly Action[]).includes(action) && who(person);
  const found = { onCases: ON_CASES.filter(speaks), elsewhere: ELSEWHERE.filter(speaks) };
  hers.set(action, found);
  return found;
}

/** Who may do this to a thing sees that it is there. */
const SEEN_BY: Record<Resource['kind'], readonly Action[] | 'everybody' | 'nobody else'> = {
  case: ['case.read-routing'],
  item: ['item.list'],
  application: ['application.list'],
  account: ['role.preview'],
  audit: ['audit.read'],
  person: 'nobody else',
  session: 'nobody else',
  referral: 'nobody else', organisation: 'nobody else',
  region: 'everybody',
  roster: 'everybody',
  budget: 'everybody',
  system: 'everybody',
};

/** ADR 0016: a refusal is said only of what may be seen anyway; who may do nothing with one factor sees nothing with one. */
function mayKnowOf(person: Subject, it: Resource, context: AccessContext): boolean {
  const by = SEEN_BY[it.kind];
  if (typeof by === 'string') return by === 'everybody';
  return (person.factors === 2 || !nothingWithOneFactor(person)) && by.some((action) => sentencesAllow(person, action, it, context));
}

/** ADR 0016: two factors for S2, S3, breaking glass, and everything that runs the system. */
function factorsAreEnough(person: Subject, action: Action): boolean {
  if (person.factors === 2) return true;
  const { sensitivity, ...other } = ACTIONS[action];
  const sensitive = sensitivity === 'S2' || sensitivity === 'S3' || action === 'case.break-glass' || 'administration' in other;
  return !sensitive && !nothingWithOneFactor(person);
}
