import { randomUUID } from 'node:crypto';
import { HER_ORGANISATION } from '@amparo/testing';
import type { ReferralResource } from '@amparo/domain';
import type { Answer } from '../callers';
import { ANOTHER_ORGANISATION } from '../directory-of-actors';
import { couldDo, letIn, ofAll, same, says, type Matrix, type MatrixRoute } from '../matrix';
import type { RouteRows, Row } from '../row';
import type { Asker } from '../seeded';
import { ignoresBody, takesNoMore } from './more-fields';
import { alike, at } from './who-may';

/** One referral to the organisation of everybody in the matrix, and one to another. */
interface Offers {
  hers: string;
  others: string;
  about: ReferralResource;
}

const asked = new WeakMap<Matrix, Promise<Offers>>();

/** Asks both organisations for help with one case, as the working group does. */
function offersOf(matrix: Matrix): Promise<Offers> {
  const known = asked.get(matrix) ?? askBoth(matrix);
  asked.set(matrix, known);
  return known;
}

async function askBoth({ callers, cases, askers }: Matrix): Promise<Offers> {
  const about = cases.find(({ name }) => name === 'in one region')?.about;
  const member = askers.find(({ person }) => person.person === 'working-group-member' && person.factors === 2);
  if (about === undefined || member === undefined) throw new Error('nobody asks for help');
  const ask = async (to: string) => {
    const { offered } = await callers.json<{ offered: { referralId: string }[] }>({ person: member.person }, 'protection', 'POST', `/cases/${about.id}/needs`, { measures: ['PM-LEGAL'], to });
    return offered[0]?.referralId ?? '';
  };
  const { conflicts, excluded } = about;
  return { hers: await ask(HER_ORGANISATION), others: await ask(ANOTHER_ORGANISATION), about: { kind: 'referral', organisation: HER_ORGANISATION, released: false, consented: false, conflicts, excluded } };
}

const sent = ({ callers }: Matrix, { person }: Asker, { service, verb, path }: MatrixRoute, referralId: string, body?: object): Promise<Answer> =>
  callers.call({ person }, service, verb, at(path, { referralId }), { body: verb === 'GET' ? undefined : (body ?? {}) });

/** What another organisation was asked is answered to the byte like a referral that nobody has. */
const othersIsAbsent = (body?: object): Row => ({
  asks: 'hidden-is-absent',
  run: async (matrix, route) => {
    const { others } = await offersOf(matrix);
    return ofAll(matrix.askers, async (asker) => {
      const absent = await sent(matrix, asker, route, randomUUID(), body);
      const good = absent.status === (couldDo(asker, route.permission.people) ? 404 : 403) && alike(absent, await sent(matrix, asker, route, others, body));
      return good ? [] : [`${asker.name}: ${absent.status}`];
    });
  },
});

/** Of hers whoever may gets the answer that it earns; of the other's nobody changes anything. */
const hersIsAnswered = (asks: 'get' | 'change', body: object | undefined, earned: string | undefined): Row => ({
  asks,
  run: async (matrix, route) => {
    const { hers, others, about } = await offersOf(matrix);
    return matrix.system.unchanged(route.service, () => ofAll(letIn(matrix, route), async (asker) => {
      await sent(matrix, asker, route, others, body);
      if (earned === undefined) return [];
      const { status, body: said } = await sent(matrix, asker, route, hers, body);
      const may = says(asker, 'offer.answer', about) === 'allowed';
      return (may ? said.includes(earned) : status === 404 && !said.includes(earned)) ? [] : [`${asker.name}: ${status} ${said.slice(0, 100)}`];
    }));
  },
});

/** @param earned code of the answer to what was just offered; nothing where it would be done: that is asked in protection's own tests */
export const offered = (action: 'offer.answer' | 'packet.read', body: object | undefined, earned: string | undefined): RouteRows => {
  if (action === 'packet.read') return { people: [action], rows: [othersIsAbsent(), hersIsAnswered('get', undefined, earned)] };
  return { people: [action], rows: [othersIsAbsent(body), hersIsAnswered('change', body, earned), body === undefined ? ignoresBody() : takesNoMore(body)] };
};

/** What is shown of hers alone, and what nobody learns of another's. What stands there is asked in protection's own tests. */
export const offerShown: RouteRows = { people: ['offer.answer'], rows: [othersIsAbsent(), hersIsAnswered('get', undefined, undefined)] };

/** Each sees what her own organisation was asked. */
export const offersListed: Row = {
  asks: 'list',
  run: async (matrix, route) => {
    const { hers, about } = await offersOf(matrix);
    return ofAll(letIn(matrix, route), async (asker) => {
      const { status, body } = await matrix.callers.call({ person: asker.person }, route.service, route.verb, route.path);
      const listed = status === 200 ? (JSON.parse(body) as { referralId: string }[]).map(({ referralId }) => referralId) : [];
      return status === 200 && same(listed, says(asker, 'offer.list', about) === 'allowed' ? [hers] : []) ? [] : [`${asker.name}: ${status}, ${listed.length}`];
    });
  },
};
