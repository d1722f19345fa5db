import { codesOf, type ConsentPurpose } from '@amparo/domain';
import { malformedRequest, Refusal } from '@amparo/kernel';

/** What becomes of a report that is taken back: erased, once two people have looked; or kept sealed for its time, and nothing more is done. */
export const WANTED = ['ERASE', 'KEEP'] as const;
export type Wanted = (typeof WANTED)[number];

/** The consent to hold a case: it is no sharing. */
const TO_HOLD_A_CASE: ConsentPurpose = 'CP-CASE';

/** All consents but the one to hold the case. */
export const ALL_SHARING: readonly ConsentPurpose[] = codesOf('consent_purpose').filter((purpose) => purpose !== TO_HOLD_A_CASE);

/** Which consents go with a report that is taken back. Withdrawal acts at once, whoever says it (guide 4.4, rule 6). */
export function consentsTakenBack(wanted: Wanted): readonly ConsentPurpose[] {
  return wanted === 'ERASE' ? [TO_HOLD_A_CASE, ...ALL_SHARING] : ALL_SHARING;
}

/** A body that takes consents back. */
export function withdrawalOf(purposes: readonly ConsentPurpose[], receipt: string, language: string): Record<string, unknown> {
  return { receipt, language, channel: 'WEB_FORM', category: 'OTHER', consents: purposes.map((purpose) => ({ purpose, status: 'WITHDRAWN' })) };
}

/** Whether a word from outside says what is wanted. */
export function findWanted(word: unknown): Wanted | undefined {
  return WANTED.find((known) => known === word);
}

/**
 * What a call wants done with a report. The second step is the word `confirmed`, which is asked for with what will happen.
 *
 * @throws Refusal `request.malformed`; `withdrawal.unconfirmed` without that word
 */
export function withdrawalIn(body: unknown): Wanted {
  const said = typeof body === 'object' && body !== null ? (body as { wanted?: unknown; confirmed?: unknown }) : {};
  const wanted = findWanted(Object.hasOwn(said, 'wanted') ? said.wanted : undefined);
  if (wanted === undefined) throw malformedRequest();
  if (Object.hasOwn(said, 'confirmed') && said.confirmed === true) return wanted;
  throw new Refusal(
    'conflict', 'withdrawal.unconfirmed',
    'All sharing stops at once, and nothing more is done. Those who were told are asked to delete it; what was published stays. '
    + 'With ERASE two people look and then erase it, and the return code opens nothing any more. Send the same with "confirmed": true.',
  );
}

/** What is known of a report that somebody takes back. */
export interface ReportTakenBack {
  sequence: number;
  withdrawn: Wanted | null;
  /** How many bodies there were when it was taken back. */
  withdrawnSequence: number | null;
}

/** Whether it was taken back in this way before, and nothing was added since: the same button pressed twice. */
export function isTakenBack({ sequence, withdrawn, withdrawnSequence }: ReportTakenBack, wanted: Wanted): boolean {
  return withdrawn === wanted && withdrawnSequence === sequence;
}
