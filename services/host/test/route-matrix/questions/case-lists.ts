import type { ActionOn } from '@amparo/domain';
import { casesFor, letIn, ofAll, same, toldTooMuch, type Matrix, type MatrixRoute } from '../matrix';
import { CONTACT, CONTACTED } from '../reports';
import type { Question, Row } from '../row';
import type { Asker, SeededCase } from '../seeded';

type OnCases = ActionOn<'case'>;

/** A way to ask a list of cases. */
export interface Asking {
  asks: Question;
  because?: string;
  /** Under which action she sees what she is given. */
  action: OnCases;
  query: string;
  /** What of the cases the query leaves. */
  narrow?: (one: SeededCase) => boolean;
  /** The ids that an answer holds. */
  idsIn: (body: string) => string[];
}

/** Asked by everybody whom the route lets in: exactly the cases that are hers, and no word of any other. */
export const casesListed = ({ asks, because, action, query, narrow = () => true, idsIn }: Asking): Row => ({
  asks,
  ...(because === undefined ? {} : { because }),
  run: async (matrix, route) => {
    const wrong: string[] = [];
    for (const asker of letIn(matrix, route)) {
      const { status, body } = await asked(matrix, asker, route, query);
      const right = casesFor(matrix, asker, action).filter(narrow);
      const got = status === 200 ? idsIn(body) : [];
      if (status !== 200 || !same(got, right.map(({ about }) => about.id))) wrong.push(`${asker.name}: ${status}, ${namesOf(matrix, got)}; and should be ${right.map(({ name }) => name).join('; ')}`);
      const more = toldTooMuch(matrix, asker, body);
      if (more.length > 0) wrong.push(`${asker.name} was told of ${more.join('; ')}`);
    }
    return wrong;
  },
});

/** Page by page, as the cursor leads: each of hers once. */
export const casesPaged = (query: string): Row => ({
  asks: 'page',
  because: `page by page, ${query}`,
  run: async (matrix, route) => {
    const wrong: string[] = [];
    for (const asker of letIn(matrix, route)) {
      const seen: string[] = [];
      let cursor: string | null = '';
      for (let pages = 0; cursor !== null && pages < 60; pages++) {
        const { body } = await asked(matrix, asker, route, `${query}&limit=3${cursor === '' ? '' : `&cursor=${cursor}`}`);
        const page = JSON.parse(body) as { cases: { caseId: string }[]; next: string | null };
        seen.push(...page.cases.map(({ caseId }) => caseId));
        cursor = page.next;
      }
      const right = casesFor(matrix, asker, 'case.list').map(({ about }) => about.id);
      if (!same(seen, right)) wrong.push(`${asker.name}: ${seen.length} for ${right.length}`);
    }
    return wrong;
  },
});

/** By its code: hers is found, and a hidden one is answered like one that nobody has. */
export const casesSearched: Row = {
  asks: 'search',
  run: async (matrix, route) => {
    const wrong: string[] = [];
    for (const asker of letIn(matrix, route)) {
      const absent = await asked(matrix, asker, route, '?reference=AM-0000-0000');
      const hers = new Set(casesFor(matrix, asker, 'case.search'));
      wrong.push(...await ofAll(matrix.cases, async (one) => {
        const { status, body } = await asked(matrix, asker, route, `?reference=${one.reference}`);
        const found = status === 200 && (JSON.parse(body) as { cases: { caseId: string }[] }).cases.map(({ caseId }) => caseId).join() === one.about.id;
        return found !== hers.has(one) || (!found && body !== absent.body) ? [`${asker.name}: ${one.name}, ${status} ${body.slice(0, 80)}`] : [];
      }));
    }
    return wrong;
  },
};

/** By a contact that several cases have: hers are found, and where none is hers the answer is that of a contact that nobody has. */
export const casesFoundByContact: Row = {
  asks: 'search',
  because: 'search by a contact',
  run: async (matrix, route) => {
    const wrong: string[] = [];
    const ask = ({ person }: Asker, contact: string) => matrix.callers.call({ person }, route.service, route.verb, route.path, { body: { contact, purpose: 'CASE_WORK' } });
    const with_ = matrix.cases.filter(({ name }) => CONTACTED.includes(name));
    for (const asker of letIn(matrix, route)) {
      const [{ status, body }, nobodys] = [await ask(asker, CONTACT), await ask(asker, 'nobody.of.the.matrix@example.org')];
      const hers = casesFor(matrix, asker, 'case.find-contact');
      const right = with_.filter((one) => hers.includes(one)).map(({ about }) => about.id);
      const got = status === 200 ? (JSON.parse(body) as { cases: { caseId: string }[] }).cases.map(({ caseId }) => caseId) : [];
      if (status !== 200 || !same(got, right)) wrong.push(`${asker.name}: ${status}, ${namesOf(matrix, got)}; and should be ${namesOf(matrix, right)}`);
      if (right.length === 0 && body !== nobodys.body) wrong.push(`${asker.name}: told that there is something`);
    }
    return wrong;
  },
};

/** @param narrow what of the cases the query leaves */
export const casesCounted = (query: string, narrow: (one: SeededCase) => boolean = () => true): Row => ({
  asks: 'count',
  because: `count${query}`,
  run: async (matrix, route) => {
    const wrong: string[] = [];
    for (const asker of letIn(matrix, route)) {
      const { body } = await asked(matrix, asker, route, query);
      const right = casesFor(matrix, asker, 'case.count').filter(narrow).length;
      if (body !== JSON.stringify({ count: right, more: false })) wrong.push(`${asker.name}: ${body} for ${right}`);
    }
    return wrong;
  },
});

const asked = ({ callers }: Matrix, { person }: Asker, { service, verb, path }: MatrixRoute, query: string) => callers.call({ person }, service, verb, `${path}${query}`);
const namesOf = ({ cases }: Matrix, ids: readonly string[]) => ids.map((id) => cases.find(({ about }) => about.id === id)?.name ?? id).join('; ');
