import { withoutChoices, withPage, type Answers } from './answers.rules';
import { findQuestion, QUESTION_IDS, type QuestionId } from './questions.rules';

/** Where the form goes on. */
export interface Place {
  /** A question, the page before sending, or sending itself. */
  to: QuestionId | 'check' | 'send';
  /** Where to go on when earlier answers cannot be opened: never to sending, since the code was not shown yet. */
  lost: QuestionId | 'check';
}

/**
 * What a page that came in leads to. Every button takes the page's answers along, "back" and another language too.
 *
 * @param step the question that the page was about, as sent
 * @param go what the button says: `next`, `unknown`, `back`, `stay`, `send`, `to:<question>`
 * @param sent values of a field of the page
 */
export function afterPage(answers: Answers, step: string, go: string, sent: (field: string) => readonly string[]): { answers: Answers; place: Place } {
  const question = findQuestion(step);
  const taken = question === undefined ? answers : withPage(answers, question, sent);
  const after = question !== undefined && go === 'unknown' ? withoutChoices(taken, question) : taken;
  const stay = question ?? (step === 'check' ? 'check' : QUESTION_IDS[0]);
  return { answers: after, place: { to: leadsTo(stay, step === '' ? 'stay' : go), lost: stay } };
}

function leadsTo(from: QuestionId | 'check', go: string): Place['to'] {
  if (go === 'send') return 'send';
  if (go === 'stay') return from;
  const wanted = go.startsWith('to:') ? findQuestion(go.slice(3)) : undefined;
  if (wanted !== undefined) return wanted;
  const at = from === 'check' ? QUESTION_IDS.length : QUESTION_IDS.indexOf(from);
  if (go === 'back') return QUESTION_IDS[Math.max(at - 1, 0)] ?? 'check';
  return QUESTION_IDS[at + 1] ?? 'check';
}
