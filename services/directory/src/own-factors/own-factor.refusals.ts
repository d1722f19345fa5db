import { Refusal } from '@amparo/kernel';

/** What she showed of a factor that she is adding is wrong. Not 401: she is signed in. */
export function factorNotTaken(): Refusal {
  return new Refusal('unprocessable', 'factor.wrong', 'This is not what was asked for.');
}
