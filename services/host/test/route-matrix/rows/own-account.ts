import { PEOPLE } from '../directory-of-actors';
import { freshAccounts, type Owned } from '../accounts';
import { couldDo, letIn, ofAll, type Matrix } from '../matrix';
import { ignoresBody, takesNoMore } from '../questions/more-fields';
import { anothersIsAbsent, ownIsDone, thingsListed, type Thing } from '../questions/own-things';
import type { RouteRows, Row } from '../row';
import type { Asker } from '../seeded';

const everybody = PEOPLE.map(({ id }) => id);
const things = (owned: readonly Owned[]): Thing[] => owned.map(({ id, person }) => ({ id, it: { kind: 'session', person } }));
const sessions = async ({ system }: Matrix) => things((await freshAccounts(system, everybody)).sessions);
/** A factor is its owner's as a session is. */
const factors = async ({ system }: Matrix) => things((await freshAccounts(system, everybody)).factors);

const idsOf = (list: 'sessions' | 'factors') => (body: string) => (JSON.parse(body) as Record<string, { id: string }[]>)[list]?.map(({ id }) => id) ?? [];

/** Whoever asks is shown herself: no name that she gives makes her another. */
const herself: Row = {
  asks: 'list',
  because: 'is about herself',
  run: async (matrix, route) => {
    await sessions(matrix);
    return ofAll(letIn(matrix, route), async (asker) => {
      const answers = await Promise.all([route.path, `${route.path}?person=auditor`].map((path) => matrix.callers.call({ person: asker.person }, route.service, route.verb, path)));
      return answers.flatMap(({ status, body }) => (status === 400 || (JSON.parse(body) as { person?: string }).person === asker.person.person ? [] : [`${asker.name}: ${status}`]));
    });
  },
};

/** Names of organisations, and nothing of who is of them. */
const partnersNamed: Row = {
  asks: 'list',
  run: async (matrix, route) => ofAll(letIn(matrix, route), async (asker) => {
    const { status, body } = await matrix.callers.call({ person: asker.person }, route.service, route.verb, route.path);
    const keys = new Set((JSON.parse(body) as object[]).flatMap((one) => Object.keys(one)));
    return status === 200 && [...keys].sort().join() === 'capacity,id,kind,name,servedByLink,services' ? [] : [`${asker.name}: ${status}, ${[...keys].join()}`];
  }),
};

/** Ending all others of one's own ends nobody else's. */
const endsOnlyHers: Row = {
  asks: 'change',
  run: async (matrix, route) => {
    const all = await sessions(matrix);
    const asker = matrix.askers.find(({ person }) => person.person === 'case-handler');
    if (asker === undefined) return ['nobody to ask'];
    const { body } = await matrix.callers.call({ person: asker.person }, route.service, route.verb, route.path, { body: {} });
    const [row] = await matrix.system.rows.of<{ open: number }>(route.service, 'SELECT count(*)::int AS open FROM sessions WHERE ended_at IS NULL');
    return body === JSON.stringify({ ended: 1 }) && row?.open === all.length - 1 ? [] : [`${body}, ${row?.open} of ${all.length} are open`];
  },
};

const needsTwo = ({ name, person }: Asker) => !couldDo({ name, person: { ...person, factors: 1 } }, ['session.end-own']);
const attempt = 'A'.repeat(22);
const own: RouteRows['people'] = ['session.end-own'];

export const ownAccountRows: Record<string, RouteRows> = {
  'directory GET /me': { people: ['session.list-own'], rows: [herself] },
  'directory POST /me/language': { people: own, rows: [takesNoMore({ language: 'en' })] },
  'directory POST /me/password': { people: own, rows: [takesNoMore({ current: 'invented', password: 'invented' })] },
  'directory GET /partners': { people: ['partner.list'], rows: [partnersNamed] },
  // Everybody of the matrix is of one organisation: that it is closed is asked in the directory's own tests.
  'directory GET /own-organisation': { people: ['organisation.read-own'], rows: [] },
  'directory POST /own-organisation/capacity': { people: ['organisation.set-capacity'], rows: [takesNoMore({ capacity: 'OPEN' })] },
  'directory POST /own-organisation/compromised': { people: ['organisation.close-own'], rows: [takesNoMore({ organisation: 'P-NOBODYS' }, ['organisation'])] },
  'directory GET /sessions': { people: ['session.list-own'], rows: [thingsListed('session.list-own', sessions, idsOf('sessions'))] },
  'directory POST /sessions/:id/end': { people: own, rows: [anothersIsAbsent('session.end-own', sessions), ownIsDone('session.end-own', sessions, () => [204, 404]), ignoresBody()] },
  'directory POST /sessions/end-others': { people: own, rows: [endsOnlyHers, ignoresBody()] },
  'directory GET /factors': { people: ['session.list-own'], rows: [thingsListed('session.list-own', factors, idsOf('factors'))] },
  // Who needs a factor cannot take away her only one.
  'directory POST /factors/:id/remove': { people: own, rows: [anothersIsAbsent('session.end-own', factors), ignoresBody(), ownIsDone('session.end-own', factors, (asker) => (needsTwo(asker) ? [409, 409] : [204, 404]))] },
  'directory POST /factors/totp-options': { people: own, rows: [ignoresBody()] },
  'directory POST /factors/totp': { people: own, rows: [takesNoMore({ attempt, code: '000000' })] },
  'directory POST /factors/webauthn-options': { people: own, rows: [ignoresBody()] },
  'directory POST /factors/webauthn': { people: own, rows: [takesNoMore({ attempt, response: {}, label: 'invented' })] },
  'directory POST /factors/recovery-codes': { people: own, rows: [ignoresBody()] },
};
