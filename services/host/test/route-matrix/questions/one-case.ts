import { randomUUID } from 'node:crypto';
import type { ActionOn } from '@amparo/domain';
import type { Answer } from '../callers';
import { couldDo, letIn, ofAll, says, toldTooMuch, type Matrix, type MatrixRoute } from '../matrix';
import type { Row } from '../row';
import type { Asker, SeededCase } from '../seeded';
import { alike, at } from './who-may';

type OnCases = ActionOn<'case'>;

/** A call about one case. */
export interface CaseCall {
  /** Name of the parameter that says which. */
  name: string;
  /** One of these is enough. */
  actions: readonly [OnCases, ...OnCases[]];
  /** The other names in its path: what nobody has. */
  names?: Readonly<Record<string, string>>;
  query?: string;
  body?: object;
  /** The route does not know cases by their codes. */
  byIdAlone?: true;
  /** What is wrong with a good answer. */
  look?: (matrix: Matrix, asker: Asker, one: SeededCase, answer: Answer) => string[];
}

const called = ({ callers }: Matrix, { person }: Asker, { service, verb, path }: MatrixRoute, { name, names, query = '', body }: CaseCall, which: string) =>
  callers.call({ person }, service, verb, `${at(path, { ...names, [name]: which })}${query}`, { body });

/** What the documents say of a call: the best of its actions. */
function right({ glass }: Matrix, asker: Asker, { actions }: CaseCall, { about }: SeededCase) {
  const answers = actions.map((action) => says(asker, action, about, glass));
  return answers.find((answer) => answer === 'allowed') ?? answers.find((answer) => answer === 'refused') ?? 'hidden';
}

/** By its id and by its code, in turn. */
const nameOf = ({ about, reference }: SeededCase, place: number, { byIdAlone }: CaseCall) => (byIdAlone || place % 2 === 0 ? about.id : reference);

/** Of every case, by everybody: shown, refused, or not there; and no answer names a case that she may not know of. */
export const caseShown = (call: CaseCall): Row => ({
  asks: 'get',
  because: `get${call.query ?? ''}`,
  run: (matrix, route) => forEach(letIn(matrix, route), (asker) => ofAll(matrix.cases, async (one, place) => {
    const answer = await called(matrix, asker, route, call, nameOf(one, place, call));
    const wanted = { allowed: 200, refused: 403, hidden: 404 }[right(matrix, asker, call, one)];
    const more = toldTooMuch(matrix, asker, answer.body);
    return [
      ...(answer.status === wanted ? [] : [`${asker.name}: ${one.name}, ${answer.status}, and should be ${wanted}`]),
      ...(more.length === 0 ? [] : [`${asker.name}: ${one.name} tells of ${more.join('; ')}`]),
      ...(answer.status === 200 ? call.look?.(matrix, asker, one, answer) ?? [] : []).map((what) => `${asker.name}: ${one.name}, ${what}`),
    ];
  })),
});

/** A case that is hidden, by its id and by its code, is answered to the byte like one that nobody has. */
export const hiddenIsAbsent = (call: CaseCall): Row => ({
  asks: 'hidden-is-absent',
  because: `hidden is absent${call.query ?? ''}`,
  run: (matrix, route) => forEach(matrix.askers, async (asker) => {
    const inside = couldDo(asker, route.permission.people);
    const absent = await called(matrix, asker, route, call, randomUUID());
    const hidden = matrix.cases.filter((each) => right(matrix, asker, call, each) === 'hidden');
    return [
      ...(absent.status === (inside ? 404 : 403) ? [] : [`${asker.name}: ${absent.status} for nothing`]),
      // Whom the gate keeps out gets no further with any id: two are enough.
      ...await ofAll(inside ? hidden : hidden.slice(0, 2), async (one, place) =>
        (alike(absent, await called(matrix, asker, route, call, nameOf(one, place, call))) ? [] : [`${asker.name}: ${one.name}`])),
    ];
  }),
});

/**
 * A change of a case: whoever may not is refused, or told that there is nothing, and nothing is changed. Whoever may gets as
 * far as the answer that her body earns, which is a bad one, so that the matrix stays as it is.
 *
 * @param earned code of that answer; nothing where a good body cannot earn one: then only those who may not are asked
 * @param written tables in which an attempt may be noted
 */
export const caseChanged = (call: CaseCall, earned: string | undefined, written: readonly string[] = []): Row => ({
  asks: 'change',
  run: (matrix, route) => matrix.system.unchanged(route.service, () => forEach(letIn(matrix, route), (asker) => ofAll(matrix.cases, async (one, place) => {
    const wanted = right(matrix, asker, call, one);
    if (wanted === 'allowed' && earned === undefined) return [];
    const { status, body } = await called(matrix, asker, route, call, nameOf(one, place, call));
    const good = wanted === 'allowed' ? body.includes(earned ?? '') : status === { refused: 403, hidden: 404 }[wanted];
    return good ? [] : [`${asker.name}: ${one.name}, ${status} ${body.slice(0, 100)}, and should be ${wanted}`];
  })), written),
});

/** A part of a case that nobody has: whoever may is told that it is not there, the others what they are told of any case. */
export const partSought = (call: CaseCall, earned: string, written: readonly string[] = []): Row => ({ ...caseChanged(call, earned, written), asks: 'get' });

async function forEach(askers: readonly Asker[], ask: (asker: Asker) => Promise<string[]>): Promise<string[]> {
  const wrong: string[] = [];
  for (const asker of askers) wrong.push(...await ask(asker));
  return wrong;
}
