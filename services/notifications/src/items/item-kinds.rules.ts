import { toldKeyOf } from '@amparo/domain';
import { partnerKeyOf, witnessKeyOf } from '../cases/sight-keys.rules';

/**
 * What each kind of item is to whoever has it. `CASE`: she is told of the case, and saying that she has seen it takes the case. `NEWS`:
 * the same without taking it. `TROUBLE`: she is told of something that is of no case, and saying that she has seen it takes it. `WITNESS`: she is shown that one thing of a case. `PARTNER`: she is of a partner's people, and is shown the
 * referral and no case. `END`: the case is no longer hers.
 */
const IS = {
  REPORT: 'CASE', ALERT: 'CASE', ESCALATION: 'CASE',
  /** Somebody is to check in soon; did not; is to check in again; is to check in no more. */
  CHECK_IN_DUE: 'NEWS', CHECK_IN_MISSED: 'NEWS', CHECK_INS_RESUMED: 'NEWS', CHECK_INS_ENDED: 'NEWS',
  /** What endangers her is to be assessed anew; something is hers to do to protect somebody, its day comes, its day has passed; a partner would help, cannot help, has deleted what it held; somebody took a consent back. */
  REASSESSMENT_DUE: 'NEWS', PLAN_GIVEN: 'NEWS', PLAN_DUE: 'NEWS', PLAN_LATE: 'NEWS', REFERRAL_COMMITTED: 'NEWS', REFERRAL_DECLINED: 'NEWS', DELETION_CONFIRMED: 'NEWS', CONSENT_WITHDRAWN: 'NEWS',
  /** A consent ends soon by its date; has ended so; after a partner's yes nothing went on. */
  CONSENT_ENDING: 'NEWS', CONSENT_ENDED: 'NEWS', REFERRAL_SILENT: 'NEWS',
  /** Somebody asks her to take an alert, has taken one from her, or did not; a second person is asked to lower a case, it is lower, nobody agreed; something was not done in time; one person stopped a ladder. */
  HANDOVER: 'NEWS', HANDOVER_ACCEPTED: 'NEWS', HANDOVER_FAILED: 'NEWS', LOWERING_ASKED: 'NEWS', URGENCY_LOWERED: 'NEWS', LOWERING_LAPSED: 'NEWS', CLOCK_OVERDUE: 'NEWS', LADDER_PAUSED: 'NEWS',
  /** Her group is asked to see to something of a case; is asked no more; another group says what came of what it was asked. */
  HAND_OFF_ASKED: 'NEWS', HAND_OFF_CALLED_BACK: 'NEWS', HAND_OFF_MOVED: 'NEWS',
  /** A consent was taken back after a letter had been taken out to be handed over. */
  CONTACT_TAKEN_BACK: 'NEWS',
  /** A partner wrote, or logged a service. */
  REFERRAL_WRITTEN: 'NEWS',
  /** There is something for an organisation that is reached by links alone: somebody has to make one. */
  LINK_WANTED: 'NEWS',
  /** A link to a referral was ended by five wrong codes; was brought once it had been shown elsewhere; nobody said in time that what was asked to be deleted is. */
  LINK_CODES: 'NEWS', LINK_ELSEWHERE: 'NEWS', DELETION_LATE: 'NEWS',
  /** Somebody else reads the case beyond her rights; has read much today; as much as she may; two others did without a consent. */
  GLASS: 'WITNESS', READING: 'WITNESS', READING_STOPPED: 'WITNESS', OVERRIDE: 'WITNESS',
  /** Her organisation is asked for help; a packet lies ready for it; it is asked no more; it is to delete what it holds. */
  OFFER: 'PARTNER', PACKET: 'PARTNER', OFFER_ENDED: 'PARTNER', DELETION: 'PARTNER',
  /** The desk wrote to her organisation. */
  DESK_WROTE: 'PARTNER',
  /** A partner may be compromised. */
  COMPROMISED: 'TROUBLE',
  /** The same of a case that is erased: a deletion that nobody said in time; of a partner without accounts, that it is to be asked for. */
  DELETION_LEFT: 'TROUBLE',
  RELEASED: 'END',
} as const;

/** Why somebody has an item. */
export type ItemKind = keyof typeof IS;

/** All kinds. */
export const ITEM_KINDS = Object.keys(IS) as ItemKind[];

const listOf = (...is: (typeof IS)[ItemKind][]): string => `(${ITEM_KINDS.filter((kind) => is.includes(IS[kind])).map((kind) => `'${kind}'`).join(', ')})`;

/** In SQL, `kind IN …`: kinds by which somebody takes something; those for a witness; those for a partner's people. */
export const TAKING_KINDS = listOf('CASE', 'TROUBLE');
export const WITNESS_KINDS = listOf('WITNESS');
export const PARTNER_KINDS = listOf('PARTNER');

/** Whether whoever says that she has seen an item of this kind has what it tells of. */
export const takes = (kind: ItemKind): boolean => takesCase(kind) || IS[kind] === 'TROUBLE';

/** Whether that is a case. */
export const takesCase = (kind: ItemKind): boolean => IS[kind] === 'CASE';

/** Whether its reader learns of a case by it. */
export const isOfCase = (kind: ItemKind): boolean => IS[kind] !== 'PARTNER' && IS[kind] !== 'TROUBLE';

/** The key of sight that a person needs for an item of a kind. */
export function keyOfKind(kind: ItemKind, person: string): string {
  if (IS[kind] === 'WITNESS') return witnessKeyOf(person);
  return IS[kind] === 'PARTNER' ? partnerKeyOf(person) : toldKeyOf(person);
}

/** The same in SQL, of a row of `items`. */
export const KEY_OF_ITEM = `((CASE WHEN kind IN ${WITNESS_KINDS} THEN 'witness:' WHEN kind IN ${PARTNER_KINDS} THEN 'partner:' ELSE 'told:' END) || person_id)`;
