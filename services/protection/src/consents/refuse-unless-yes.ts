import { Refusal, type Verdict } from '@amparo/kernel';

/**
 * A judgement of the rules as the answer to a call: the code of the first reason, and the sentences of all.
 *
 * @throws Refusal where it is a no
 */
export function refuseUnlessYes(said: Verdict): void {
  if (said.yes) return;
  throw new Refusal('unprocessable', said.reasons[0].code, said.reasons.map(({ says }) => says).join(' '));
}
