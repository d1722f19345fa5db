import { createHash } from 'node:crypto';
import type { ParkedSequence } from '@amparo/messaging';

/**
 * What stands for the subject of a parked sequence where people look: the subject may be a case that is hidden from them. It is
 * the same each time, and tells whoever does not know the case nothing.
 */
export function subjectMark({ consumer, subject }: Pick<ParkedSequence, 'consumer' | 'subject'>): string {
  return createHash('sha256').update(`${consumer} ${subject}`).digest('hex').slice(0, 12);
}

/** A parked sequence as people are shown it. */
export function withoutSubject(parked: ParkedSequence): ParkedSequence {
  return { ...parked, subject: subjectMark(parked) };
}
