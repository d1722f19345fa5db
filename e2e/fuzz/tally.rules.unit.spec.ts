import { faultsIn, rowsOf, tallyOf, withoutSession } from './tally.rules';

describe('what a fuzz run came to', () => {
  const counts = { '/api/casework/cases': { 200: 3, 400: 2 }, '/api/casework/cases/{which}': { 404: 1 }, '/api/session': { 401: 4 } };

  it('is counted by service: behind the portal by the path, at a service as its own', () => {
    expect(tallyOf('ana', undefined, counts)).toEqual([
      { service: 'casework', caller: 'ana', requests: 6, statuses: { 200: 3, 400: 2, 404: 1 } },
      { service: 'portal', caller: 'ana', requests: 4, statuses: { 401: 4 } },
    ]);
    expect(tallyOf('nobody', 'intake', counts)).toEqual([{ service: 'intake', caller: 'nobody', requests: 10, statuses: { 200: 3, 400: 2, 401: 4, 404: 1 } }]);
    expect(rowsOf(tallyOf('ana', undefined, counts)).at(-1)).toEqual(['all', '', '10', '200: 3, 400: 2, 401: 4, 404: 1']);
  });

  it.each<[Record<string, number>, number]>([[{ 200: 5, 404: 2, 503: 1 }, 0], [{ 500: 2, 200: 1 }, 2], [{ 502: 1, 504: 1 }, 2], [{ silence: 3 }, 3]])('of %j it finds %i faults', (statuses, faults) => {
    expect(faultsIn([{ service: 'portal', caller: 'ana', requests: 0, statuses }])).toBe(faults);
  });

  it.each([[false, 1000, 66], [false, 0, 0], [true, 100, 11], [true, 700, 700]])('says %s to whether somebody lost her session, who sent %i and was told %i times to sign in', (lost, requests, refused) => {
    expect(withoutSession([{ service: 'portal', caller: 'ana', requests, statuses: { 401: refused } }, { service: 'casework', caller: 'ana', requests: 0, statuses: {} }])).toBe(lost);
  });
});
