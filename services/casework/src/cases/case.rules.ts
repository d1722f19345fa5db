import { highest, type Urgency } from '@amparo/domain';

/** What the rules know of a case. All S1. */
export interface KnownCase {
  reference: string | null;
  category: string | null;
  urgency: Urgency;
  doorUrgency: Urgency;
  reprisal: boolean;
  /** When the first and the last body that is a reprisal came in. */
  reprisalFrom: Date | null;
  reprisalTo: Date | null;
  /** The leading one first. */
  regions: string[];
  countryKnown: boolean;
  countriesCorrected: boolean;
  leadPerson: string | null;
  /** Whom a person took off the case: no decision makes her its lead again. */
  takenOff: string[];
  /** Version of the newest decision of protection that was heard. */
  routedVersion: number;
  /** What that decision says of its level; null where it was heard before that was kept. */
  decidedUrgency: Urgency | null;
  /** Version of the newest lowering that was heard; 0 while nobody has lowered it. */
  loweredVersion: number;
  /** A body of it came by itself, outside of any burst. */
  outsideBurst: boolean;
  receivedAt: Date;
}

/** What the door says of one body. */
export interface ReceivedBody {
  reference: string;
  sequence: number;
  category: string;
  urgency: Urgency;
  reprisal: boolean;
  regions: readonly string[];
  countryKnown: boolean;
  /** It came in a burst: many came from one place in a short time. */
  inBurst: boolean;
  receivedAt: Date;
}

/** What protection decided. */
export interface Decided {
  version: number;
  reference: string;
  category: string;
  urgency: Urgency;
  regions: readonly string[];
  /** Empty when nobody leads. */
  leadPerson: string;
}

/**
 * A case after one more body was heard of (architecture: the main job). The bodies of a case come in any order, on two
 * lanes, and the result is the same: levels and dates only widen.
 */
export function afterBody(known: KnownCase, body: ReceivedBody): Partial<KnownCase> {
  const decidedElsewhere = known.routedVersion > 0 || known.countriesCorrected;
  return {
    reference: known.reference ?? body.reference,
    category: body.sequence === 1 || known.category === null ? body.category : known.category,
    // Of a case that people lowered the door says no less than before: whether it says more is protection's to decide.
    urgency: known.loweredVersion > 0 ? known.urgency : highest(known.urgency, body.urgency),
    doorUrgency: highest(known.doorUrgency, body.urgency),
    ...(body.reprisal ? reprisalAt(known, body.receivedAt) : {}),
    // Until protection or a person has decided, the regions are all that the bodies named.
    regions: decidedElsewhere ? known.regions : [...new Set([...known.regions, ...body.regions])],
    countryKnown: known.countryKnown || body.countryKnown,
    outsideBurst: known.outsideBurst || !body.inBurst,
    receivedAt: earlier(known.receivedAt, body.receivedAt),
  };
}

/** The case is a reprisal, said by something that came in at `at`. */
export function reprisalAt(known: Pick<KnownCase, 'reprisalFrom' | 'reprisalTo'>, at: Date): Pick<KnownCase, 'reprisal' | 'reprisalFrom' | 'reprisalTo'> {
  return { reprisal: true, reprisalFrom: earlier(known.reprisalFrom ?? at, at), reprisalTo: later(known.reprisalTo ?? at, at) };
}

/**
 * A case after a decision of protection. An older decision, heard later, changes nothing; a level is never lowered here, and none of
 * before a lowering raises it again.
 */
export function afterDecision(known: KnownCase, decided: Decided): Partial<KnownCase> {
  const urgency = decided.version < known.loweredVersion ? known.urgency : highest(known.urgency, decided.urgency);
  if (decided.version <= known.routedVersion) return { urgency };
  return {
    reference: known.reference ?? decided.reference,
    category: decided.category,
    urgency,
    regions: [...decided.regions],
    leadPerson: decided.leadPerson === '' || known.takenOff.includes(decided.leadPerson) ? null : decided.leadPerson,
    routedVersion: decided.version,
    decidedUrgency: decided.urgency,
  };
}

/**
 * A case after people lowered it. One of before the newest decision, heard later, lowers it to what that one says: of before the lowering nothing
 * holds any more, and that one may have raised it again.
 */
export function afterLowering(known: KnownCase, lowered: { version: number; urgency: Urgency }): Partial<KnownCase> {
  if (lowered.version <= known.loweredVersion) return {};
  return { loweredVersion: lowered.version, urgency: lowered.version > known.routedVersion ? lowered.urgency : (known.decidedUrgency ?? known.urgency) };
}

const earlier = (a: Date, b: Date): Date => (a <= b ? a : b);
const later = (a: Date, b: Date): Date => (a >= b ? a : b);
