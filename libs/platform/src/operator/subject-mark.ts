import { createHash } from 'node:crypto';
import { UNREADABLE, type ParkedSequence } from '@amparo/messaging';
import { validate as isUuid } from 'uuid';

/**
 * What stands for the subject of a parked sequence where people look: the subject may be a case that is hidden from them. It is
 * the same each time, and tells whoever does not know the case nothing.
 */
export function subjectMark({ consumer, subject }: Pick<ParkedSequence, 'consumer' | 'subject'>): string {
  return createHash('sha256').update(`${consumer} ${subject}`).digest('hex').slice(0, 12);
}

/** A parked sequence as people are shown it. */
export function withoutSubject(parked: ParkedSequence): ParkedSequence {
  return { ...withoutPoison(parked), subject: subjectMark(parked) };
}

/** Names of events, of this release or another. */
const TYPE = /^amparo\.[a-z]{1,40}\.v\d{1,3}\.\w{1,60}$/;

/**
 * A parked sequence as the operator is shown it. What nobody could read may say anything in the places of a subject and a type: of
 * that only what has their form is repeated, and a mark stands for another subject.
 */
export function withoutPoison(parked: ParkedSequence): ParkedSequence {
  const type = parked.type !== null && TYPE.test(parked.type) ? parked.type : null;
  return { ...parked, type, subject: parked.consumer === UNREADABLE && !isUuid(parked.subject) ? subjectMark(parked) : parked.subject };
}
