import type { RawRecord } from './event-log';
import { JointVisits } from './joint-visits';

const record = (partition: number, position: number): RawRecord => ({ topic: 'amparo.intake.v1', partition, position: String(position), key: 'k', headers: {}, payload: new Uint8Array() });
const of = (partition: number, count: number): RawRecord[] => Array.from({ length: count }, (_, at) => record(partition, at));
const named = (records: readonly RawRecord[]): string[] => records.map(({ partition, position }) => `${partition}.${position}`);

describe('partitions that come at the same time', () => {
  it('go together, the first of each before the second of any, and each is told how many of its own were heard', async () => {
    const given: string[][] = [];
    const visits = new JointVisits(async (records) => {
      given.push(named(records));
      return 4;
    });
    await expect(Promise.all([visits.hear(of(1, 3)), visits.hear(of(2, 1)), visits.hear(of(3, 2))])).resolves.toEqual([2, 1, 1]);
    expect(given).toEqual([['1.0', '2.0', '3.0', '1.1', '3.1', '1.2']]);
  });

  it('go with the next visit where there was no time for them', async () => {
    const given: string[][] = [];
    const visits = new JointVisits(async (records) => {
      given.push(named(records));
      return 1;
    });
    await expect(Promise.all([visits.hear(of(1, 2)), visits.hear(of(2, 1))])).resolves.toEqual([1, 1]);
    expect(given).toEqual([['1.0', '2.0', '1.1'], ['2.0']]);
  });

  it('wait while others are being heard, and are heard together then', async () => {
    const given: string[][] = [];
    let leave: () => void = () => undefined;
    const visits = new JointVisits(async (records) => {
      given.push(named(records));
      if (given.length === 1) await new Promise<void>((done) => (leave = done));
      return records.length;
    });
    const first = visits.hear(of(1, 1));
    await new Promise((done) => setImmediate(done));
    const others = [visits.hear(of(2, 1)), visits.hear(of(3, 1))];
    await new Promise((done) => setImmediate(done));
    leave();
    await expect(Promise.all([first, ...others])).resolves.toEqual([1, 1, 1]);
    expect(given).toEqual([['1.0'], ['2.0', '3.0']]);
  });

  it.each([
    ['something is in the way', async () => 0],
    ['it fails', async () => Promise.reject(new Error('away'))],
  ])('are told so, all of them, when %s; those that come after are tried again', async (_, receive) => {
    let calls = 0;
    const visits = new JointVisits(async (records) => (calls++ === 0 ? receive() : records.length));
    await expect(Promise.all([visits.hear(of(1, 1)), visits.hear(of(2, 2))])).resolves.toEqual([0, 0]);
    await expect(visits.hear(of(2, 2))).resolves.toBe(2);
  });
});
