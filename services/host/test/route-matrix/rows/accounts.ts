import type { Action, Resource } from '@amparo/domain';
import { PEOPLE } from '../directory-of-actors';
import { RESETS, freshAccounts } from '../accounts';
import { letIn, ofAll, same, says, type Matrix } from '../matrix';
import { ignoresBody, takesNoMore } from '../questions/more-fields';
import { alikeBehindTheGate, at } from '../questions/who-may';
import type { RouteRows, Row } from '../row';
import type { Asker } from '../seeded';

const everybody = PEOPLE.map(({ id }) => id);
/** She is in the directory and has no account. */
const WITHOUT_ACCOUNT = 'outsider';

/**
 * Something done to an account: who may not is refused for each of them, and who may is answered as the account earns it.
 *
 * @param earned status and code for whoever may; nothing for an account on which it would be done
 */
const doneTo = (action: Action, it: (person: string) => Resource, earned: (person: string) => readonly [number, string] | undefined, body: object = {}, written: readonly string[] = []): Row => ({
  asks: 'change',
  run: async (matrix, route) => {
    await freshAccounts(matrix.system, everybody);
    return matrix.system.unchanged(route.service, () => each(letIn(matrix, route), (asker) => ofAll([...everybody, WITHOUT_ACCOUNT], async (person) => {
      const may = says(asker, action, it(person)) === 'allowed';
      const right = may ? earned(person) : ([403, 'access.'] as const);
      if (right === undefined) return [];
      const { status, body: said } = await matrix.callers.call({ person: asker.person }, route.service, route.verb, at(route.path, { person }), { body });
      return status === right[0] && said.includes(right[1]) ? [] : [`${asker.name}: ${person}, ${status} ${said.slice(0, 100)}`];
    })), written);
  },
});

const sessionsShown: Row = {
  asks: 'get',
  run: async (matrix: Matrix, route) => {
    const { sessions } = await freshAccounts(matrix.system, everybody);
    return each(letIn(matrix, route), (asker) => ofAll(everybody, async (person) => {
      const may = says(asker, 'session.end-others', { kind: 'session', person }) === 'allowed';
      const { status, body } = await matrix.callers.call({ person: asker.person }, route.service, route.verb, at(route.path, { person }));
      if (!may) return status === 403 ? [] : [`${asker.name}: ${person}, ${status}`];
      const ids = status === 200 ? (JSON.parse(body) as { sessions: { id: string }[] }).sessions.map(({ id }) => id) : [];
      return same(ids, sessions.filter((one) => one.person === person).map(({ id }) => id)) ? [] : [`${asker.name}: ${person}, ${status} ${ids.length}`];
    }));
  },
};

async function each(askers: readonly Asker[], ask: (asker: Asker) => Promise<string[]>): Promise<string[]> {
  const wrong: string[] = [];
  for (const asker of askers) wrong.push(...await ask(asker));
  return wrong;
}

const account = (person: string): Resource => ({ kind: 'account', person });
const askedFor = (person: string): Resource => ({ kind: 'account', person, ...(RESETS[person] === undefined ? {} : { askedBy: RESETS[person] }) });
const session = (person: string): Resource => ({ kind: 'session', person });
const hiddenAlike = alikeBehindTheGate([{ person: 'auditor' }, { person: WITHOUT_ACCOUNT }], {});
const ifNone = (status: number, code: string) => (person: string) => (person === WITHOUT_ACCOUNT ? ([status, code] as const) : undefined);

export const accountRows: Record<string, RouteRows> = {
  'directory GET /accounts': { people: ['account.invite'], rows: [] },
  'directory GET /accounts/changes': { people: ['change.read'], rows: [] },
  'directory POST /accounts/:person/invite': {
    operator: true, people: ['account.invite'],
    rows: [doneTo('account.invite', account, (person) => (person === WITHOUT_ACCOUNT ? undefined : [409, 'account.exists'])), hiddenAlike, ignoresBody()],
  },
  'directory POST /accounts/:person/open-id': {
    people: ['account.invite'],
    rows: [doneTo('account.invite', account, () => [404, 'sign-in.no-provider'], { subject: 'invented' }), alikeBehindTheGate([{ person: 'auditor' }], { subject: 'invented' }), takesNoMore({ subject: 'invented' })],
  },
  'directory POST /accounts/:person/reset-factor': {
    people: ['account.reset-factor'], rows: [doneTo('account.reset-factor', account, ifNone(404, 'account.absent')), hiddenAlike, ignoresBody()],
  },
  'directory POST /accounts/:person/reset-factor/confirm': {
    people: ['account.reset-factor'],
    rows: [doneTo('account.reset-factor', askedFor, (person) => (RESETS[person] === undefined ? [404, 'reset.absent'] : undefined)), hiddenAlike, ignoresBody()],
  },
  'directory GET /accounts/:person/sessions': { people: ['session.end-others'], rows: [sessionsShown, alikeBehindTheGate([{ person: 'auditor' }])] },
  'directory POST /accounts/:person/sessions/end': {
    people: ['session.end-others'], rows: [doneTo('session.end-others', session, ifNone(200, '{"ended":0}'), {}, ['account_changes', 'audit_head']), hiddenAlike, ignoresBody()],
  },
};
