import { verdict, type Reason, type Verdict } from '@amparo/kernel';
import type { ConsentPurpose, ConsentStatus } from '../gen/vocabulary';
import type { Consent, ConsentStanding, ConsentState, Objection, Sharing } from './consent';

/** Purposes for which something leaves us: each is agreed to for one named recipient (guide 4.4). */
export const NAMES_A_RECIPIENT: ReadonlySet<ConsentPurpose> = new Set<ConsentPurpose>(['CP-REFER', 'CP-GRANT', 'CP-BANKPRIV', 'CP-UN']);

/** Who takes back that we hold the case at all takes back everything. */
const TO_HOLD_A_CASE = 'CP-CASE';

/** Words of people who agree to anybody: a wish, never a consent (guide 4.4, rule 1). */
const ANYBODY = new Set(['*', 'anyone', 'anybody', 'any', 'all', 'everyone', 'everybody']);

/** Whether a recipient is one that can be told from others. */
export function isNamed(recipient: string): boolean {
  const word = recipient.trim().toLowerCase();
  return word !== '' && !ANYBODY.has(word);
}

/** Whether an objection is about a purpose and a recipient. */
export function objectsTo({ purpose, recipient }: Pick<Objection, 'purpose' | 'recipient'>, to: { purpose: string; recipient: string }): boolean {
  const everything = purpose === '' || (purpose === TO_HOLD_A_CASE && recipient === '');
  return (everything || purpose === to.purpose) && (recipient === '' || recipient === to.recipient);
}

/**
 * Until when a consent holds, as things stand: it ends, is taken back, is replaced, or somebody objects after it was given. What was
 * objected to at the very instant of the consent counts as objected to.
 */
export function heldUntil(consent: Consent, objections: readonly Objection[]): Date {
  const { expiresAt, withdrawnAt = expiresAt, supersededAt = expiresAt, givenAt } = consent;
  const said = objections.filter((one) => one.since >= givenAt && objectsTo(one, consent)).map(({ since }) => since);
  return new Date(Math.min(...[expiresAt, withdrawnAt, supersededAt, ...said].map((at) => at.getTime())));
}

/** Whether a consent holds at an instant: from when it was given until `heldUntil`, that instant not included. */
export function holdsAt(consent: Consent, objections: readonly Objection[], now: Date): boolean {
  return consent.givenAt <= now && now < heldUntil(consent, objections);
}

/** The consents that an objection ends: those about the same that would have gone on. */
export function endedBy(objection: Objection, consents: readonly Consent[]): Consent[] {
  return consents.filter((consent) => consent.givenAt <= objection.since && objection.since < heldUntil(consent, []) && objectsTo(objection, consent));
}

/** Whether somebody has said no to a purpose and a recipient, and has not agreed to it after that. */
export function saidNo(to: { purpose: ConsentPurpose; recipient: string }, { consents, objections }: ConsentStanding): boolean {
  const agreedAfter = (since: Date) => consents.some((one) => one.purpose === to.purpose && one.recipient === to.recipient && one.givenAt > since);
  return objections.some((one) => objectsTo(one, to) && !agreedAfter(one.since));
}

/** What a consent is called now (vocabulary: consent_status). One whose place another took is over. */
export function statusOf({ state, expiresAt, withdrawnAt, supersededAt }: { state: ConsentState } & Partial<Consent>, now: Date): ConsentStatus {
  if (state === 'PENDING' || state === 'REFUSED') return state;
  if (withdrawnAt !== undefined && withdrawnAt <= now) return 'WITHDRAWN';
  const over = [expiresAt, supersededAt].some((at) => at !== undefined && at <= now);
  return over ? 'EXPIRED' : state;
}

/** The one consent that lets something be shared now; of several the one that holds longest. Nothing: it must not be shared. */
export function consentFor(asked: Sharing, { consents, objections }: ConsentStanding, now: Date): Consent | undefined {
  if (!mayBeAsked(asked)) return undefined;
  return consents
    .filter((consent) => isAbout(consent, asked) && holdsAt(consent, objections, now) && asked.classes.every((each) => consent.classes.includes(each)))
    .sort((one, other) => heldUntil(other, objections).getTime() - heldUntil(one, objections).getTime())[0];
}

/**
 * Whether something may be shared now (guide 4.4): asked at release, and again at delivery. No row, no sharing; one consent covers all
 * of it or none does.
 */
export function mayShare(asked: Sharing, standing: ConsentStanding, now: Date): Verdict {
  if (consentFor(asked, standing, now) !== undefined) return verdict([]);
  if (NAMES_A_RECIPIENT.has(asked.purpose) && !isNamed(asked.recipient)) return verdict([NOT_NAMED]);
  if (asked.classes.length === 0) return verdict([NOTHING_ASKED]);
  const about = standing.consents.filter((consent) => isAbout(consent, asked));
  const objected = standing.objections.some((one) => objectsTo(one, asked));
  if (about.length === 0) return verdict([...(objected ? [OBJECTED] : []), ABSENT]);
  return verdict(distinct(about.flatMap((consent) => whyNot(consent, asked, standing.objections, now))));
}

const NOT_NAMED: Reason = { code: 'consent.recipient-not-named', says: 'It must be agreed to for one named recipient.' };
const NOTHING_ASKED: Reason = { code: 'consent.nothing-asked', says: 'Nothing is to be shared.' };
const ABSENT: Reason = { code: 'consent.absent', says: 'The person has not agreed to this.' };
const OBJECTED: Reason = { code: 'consent.objected', says: 'The person has said no to this.' };
const NOT_YET: Reason = { code: 'consent.not-yet', says: 'The consent does not hold yet.' };
const EXPIRED: Reason = { code: 'consent.expired', says: 'The consent has ended.' };
const WITHDRAWN: Reason = { code: 'consent.withdrawn', says: 'The consent was taken back.' };
const SUPERSEDED: Reason = { code: 'consent.superseded', says: 'A later consent has taken its place.' };
const notAgreed = (sensitivity: string): Reason => ({ code: `consent.class-not-agreed:${sensitivity}`, says: `The person has not agreed to data of class ${sensitivity}.` });

const mayBeAsked = ({ purpose, recipient, classes }: Sharing) => classes.length > 0 && (!NAMES_A_RECIPIENT.has(purpose) || isNamed(recipient));
const isAbout = (consent: Consent, { purpose, recipient }: Sharing) => consent.purpose === purpose && consent.recipient === recipient;

function whyNot(consent: Consent, { classes }: Sharing, objections: readonly Objection[], now: Date): Reason[] {
  const { givenAt, expiresAt, withdrawnAt, supersededAt } = consent;
  const past = (at: Date | undefined) => at !== undefined && at <= now;
  return [
    ...(now < givenAt ? [NOT_YET] : []),
    ...(past(expiresAt) ? [EXPIRED] : []),
    ...(past(withdrawnAt) ? [WITHDRAWN] : []),
    ...(past(supersededAt) ? [SUPERSEDED] : []),
    ...(objections.some((one) => one.since >= givenAt && one.since <= now && objectsTo(one, consent)) ? [OBJECTED] : []),
    ...classes.filter((each) => !consent.classes.includes(each)).map(notAgreed),
  ];
}

function distinct(reasons: readonly Reason[]): Reason[] {
  return [...new Map(reasons.map((reason) => [reason.code, reason])).values()];
}
