import type { ItemResource } from '@amparo/domain';
import type { Matrix } from '../matrix';
import { letIn, ofAll, same, says } from '../matrix';
import { queryTakesNoMore, takesNoMore } from '../questions/more-fields';
import { anothersIsAbsent, ownIsDone, thingsCounted, thingsListed, type Thing } from '../questions/own-things';
import type { RouteRows, Row } from '../row';
import { described, forTheOperator } from './shared';

interface ItemRow { id: string; case_id: string; person_id: string; acknowledged_at: Date | null }

/** All items that lie there now: more may have come while the matrix went on. */
async function items({ system, cases }: Matrix, which: (row: ItemRow) => boolean = () => true): Promise<Thing[]> {
  const rows = await system.rows.of<ItemRow>('notifications', 'SELECT id, case_id, person_id, acknowledged_at FROM items');
  return rows.filter(which).map(({ id, case_id: caseId, person_id: person }) => {
    const about = cases.find((one) => one.about.id === caseId)?.about;
    const it: ItemResource = { kind: 'item', person, conflicts: about?.conflicts ?? [], excluded: about?.excluded ?? [] };
    return { id, it };
  });
}
const unread = (matrix: Matrix) => items(matrix, ({ acknowledged_at: at }) => at === null);

const idsIn = (body: string) => (JSON.parse(body) as { id: string }[]).map(({ id }) => id);

const paged: Row = {
  asks: 'page',
  run: async (matrix, route) => {
    const all = await items(matrix);
    return ofAll(letIn(matrix, route), async (asker) => {
      const ask = async (query: string) => matrix.callers.call({ person: asker.person }, route.service, route.verb, `${route.path}${query}`);
      const seen: string[] = [];
      for (let pages = 0, page = idsIn((await ask('?limit=4')).body); page.length > 0 && pages < 60; pages++) {
        seen.push(...page);
        page = idsIn((await ask(`?limit=4&before=${page.at(-1)}`)).body);
      }
      const right = all.filter(({ it }) => says(asker, 'item.list', it) === 'allowed').map(({ id }) => id);
      // A page that begins after somebody else's item would tell that it is there.
      const anothers = all.find(({ it }) => says(asker, 'item.list', it) === 'hidden');
      const after = anothers === undefined ? 404 : (await ask(`?before=${anothers.id}`)).status;
      return [...(same(seen, right) ? [] : [`${asker.name}: ${seen.length} for ${right.length}`]), ...(after === 404 ? [] : [`${asker.name}: after another's, ${after}`])];
    });
  },
};

export const notificationRows: Record<string, RouteRows> = {
  'notifications GET /openapi.json': described,
  'notifications GET /traces/:submissionId': forTheOperator,
  'notifications GET /deliveries': forTheOperator,
  'notifications GET /items': { operator: true, people: ['item.list'], rows: [thingsListed('item.list', (matrix) => items(matrix), idsIn), paged, queryTakesNoMore(['regions', 'roles'])] },
  'notifications GET /items/unread': {
    operator: true, people: ['item.list'],
    rows: [{ ...thingsCounted('item.list', unread, (body) => (JSON.parse(body) as { unread: number }).unread), asks: 'list' }, queryTakesNoMore()],
  },
  'notifications POST /items/:id/acknowledge': {
    operator: true, people: ['item.acknowledge'],
    rows: [anothersIsAbsent('item.acknowledge', (matrix) => items(matrix)), takesNoMore({}, ['person']), ownIsDone('item.acknowledge', unread, () => [204, 204])],
  },
};
