import { REGIONS, type ApplicationResource } from '@amparo/domain';
import { letIn, ofAll, says, type Matrix } from '../matrix';
import { thingsListed, type Thing } from '../questions/own-things';
import { alike, at } from '../questions/who-may';
import type { RouteRows, Row } from '../row';
import { described } from './shared';

async function applications({ system, cases }: Matrix): Promise<Thing[]> {
  const rows = await system.rows.of<{ id: string }>('grants', 'SELECT case_id AS id FROM applications');
  return rows.map(({ id }) => {
    const about = cases.find((one) => one.about.id === id)?.about;
    const it: ApplicationResource = { kind: 'application', reviewers: [], conflicts: about?.conflicts ?? [], excluded: about?.excluded ?? [] };
    return { id, it };
  });
}

/** Each case once, without those that are hidden from her (ADR 0016). */
const totalCounted: Row = {
  asks: 'count',
  run: async (matrix, route) => ofAll(letIn(matrix, route), async (asker) => {
    const { status, body } = await matrix.callers.call({ person: asker.person }, route.service, route.verb, route.path);
    const right = matrix.cases.filter(({ about }) => !about.excluded.includes(asker.person.person) && !about.conflicts.some((id) => asker.person.conflicts.includes(id))).length;
    return status === 200 && (JSON.parse(body) as { total: number }).total === right ? [] : [`${asker.name}: ${status} ${body.slice(0, 60)} for ${right}`];
  }),
};

/** The figures of a region: hers or refused, and a region that nobody has is refused in the same words. */
const regionCounted = (asks: 'get' | 'hidden-is-absent'): Row => ({
  asks,
  run: async (matrix, route) => {
    const wrong: string[] = [];
    // Not all at once: whoever counts is refused first where many ask.
    for (const asker of letIn(matrix, route)) {
      const ask = (region: string) => matrix.callers.call({ person: asker.person }, route.service, route.verb, at(route.path, { region }));
      const nowhere = await ask('NOWHERE');
      wrong.push(...await ofAll(REGIONS, async (region) => {
        const answer = await ask(region);
        const may = says(asker, 'counts.read-region', { kind: 'region', region }) === 'allowed';
        const good = asks === 'get' ? answer.status === (may ? 200 : 403) : may || alike(answer, nowhere);
        return good ? [] : [`${asker.name}: ${region}, ${answer.status}`];
      }));
    }
    return wrong;
  },
});

export const otherRows: Record<string, RouteRows> = {
  'grants GET /openapi.json': described,
  'grants GET /applications': {
    operator: true, people: ['application.list'],
    rows: [thingsListed('application.list', applications, (body) => (JSON.parse(body) as { applications: { caseId: string }[] }).applications.map(({ caseId }) => caseId))],
  },
  'insights GET /openapi.json': described,
  'insights GET /counts': { operator: true, people: ['counts.read'], rows: [totalCounted] },
  'insights GET /counts/of-region/:region': { operator: true, people: ['counts.read-region'], refusesNothing: true, rows: [regionCounted('get'), regionCounted('hidden-is-absent')] },
};
