import { SystemClock } from '@amparo/kernel';
import type { Subject } from '@amparo/domain';
import type { Bench, BenchResult } from '../bench';
import { ROOT } from '../support/results';
import { spreadOf, type Spread } from '../support/statistics.rules';
import { caseworkInternals, type CaseworkInternals, type Seeing } from './casework-internals';
import { layCases, type ManyCases } from './many-cases';

const FEW = 10_000;
const MANY = 1_000_000;
const MANY_QUICK = 100_000;
/** Wanted of each call. */
const WANTED_MS = 30;

const someone = (person: string, roles: Subject['roles'], conflicts: string[] = []): Subject => ({ person, session: 's', roles, conflicts, factors: 2, language: 'en' });
const PEOPLE: Record<string, Subject> = {
  coordinator: someone('coord-lac', [{ role: 'REGIONAL_COORDINATOR', region: 'LAC' }], ['c-50', 'c-me']),
  'working group': someone('swg-duty', [{ role: 'DUTY', group: 'g', kind: 'SECURITY_WORKING_GROUP' }], ['c-100']),
  auditor: someone('audrey', [{ role: 'AUDITOR' }]),
};

interface Row {
  call: string;
  person: string;
  cases: number;
  secured: Spread;
  bare: Spread;
}

/** What somebody does, with the case that she looks at. */
type Call = (subject: Subject, caseId: string) => Promise<unknown>;

/** What a list, a count and a look at one case cost, with `can()` and row-level security, and that it is the same for many cases. */
export const access: Bench = {
  title: 'lists, counts and single cases as people see them, of 10,000 and of 1,000,000 cases',
  async run({ quick, say }): Promise<BenchResult> {
    const internals = caseworkInternals(ROOT);
    const ground = await layCases(internals);
    try {
      const rows: Row[] = [];
      for (const cases of [FEW, quick ? MANY_QUICK : MANY]) {
        say(`filling up to ${cases} cases`);
        await ground.fillTo(cases);
        rows.push(...(await measureAll(internals, ground, cases, quick ? 60 : 300, say)));
      }
      const worst = Math.max(...rows.map(({ secured }) => secured.p95));
      return {
        columns: ['call', 'who', 'cases', 'p50 ms', 'p95 ms', 'p99 ms', 'without row-level security: p50 ms', 'p95 ms'],
        rows: rows.map(({ call, person, cases, secured, bare }) => [call, person, cases.toLocaleString('en-US'), secured.p50, secured.p95, secured.p99, bare.p50, bare.p95]),
        notes: [
          `Casework's own use cases in one process, called one after the other, ${quick ? 60 : 300} times each after 20 that are not counted; HTTP and tokens are not in it.`,
          'Without row-level security: the same use cases and statements, read as the role of the service, whose policy lets all through.',
          `Wanted: p95 at most ${WANTED_MS} ms, and the same for many cases. The slowest p95 is ${worst.toFixed(1)} ms: ${worst <= WANTED_MS ? 'reached' : 'NOT reached'}.`,
        ],
        figures: rows,
      };
    } finally {
      await ground.stop();
    }
  },
};

async function measureAll(internals: CaseworkInternals, ground: ManyCases, cases: number, times: number, say: (line: string) => void): Promise<Row[]> {
  const bare: Seeing = { seenBy: (_sight, work) => ground.service.transaction(work) };
  const [secured, plain] = [callsOf(internals, ground, ground.sight), callsOf(internals, ground, bare)];
  const rows: Row[] = [];
  for (const [person, subject] of Object.entries(PEOPLE)) {
    const first = await new internals.ListSeenCases(ground.sight, new SystemClock()).run(subject, 'case.list', { order: 'newest', limit: 50 });
    const ids = first.cases.map(({ caseId }) => caseId);
    for (const call of Object.keys(secured)) {
      say(`${cases} cases, ${person}: ${call}`);
      rows.push({ call, person, cases, secured: await measure(secured[call]!, subject, ids, times), bare: await measure(plain[call]!, subject, ids, times) });
    }
  }
  return rows;
}

function callsOf({ ListSeenCases, CountSeenCases, SeeCase, GetSeenCase }: CaseworkInternals, ground: ManyCases, sight: Seeing): Record<string, Call> {
  const clock = new SystemClock();
  const list = new ListSeenCases(sight, clock);
  const count = new CountSeenCases(sight, clock);
  const get = new GetSeenCase(new SeeCase(ground.service, clock), sight);
  const middle = Buffer.from(JSON.stringify(['newest', 4, '2020-01-15 00:00:00+00', '00000000-0000-4000-8000-000000000000'])).toString('base64url');
  return {
    'list, newest 50': (subject) => list.run(subject, 'case.list', { order: 'newest', limit: 50 }),
    'list, by urgency': (subject) => list.run(subject, 'case.list', { order: 'urgency', limit: 50 }),
    'list, a later page': (subject) => list.run(subject, 'case.list', { order: 'newest', limit: 50, cursor: middle }),
    'list, a rare region': (subject) => list.run(subject, 'case.list', { order: 'newest', limit: 50, region: 'OCE' }),
    'count': (subject) => count.run(subject, {}),
    'count, IMMINENT': (subject) => count.run(subject, { urgency: 'IMMINENT' }),
    'one case': (subject, id) => get.run(subject, id),
  };
}

async function measure(call: Call, subject: Subject, ids: readonly string[], times: number): Promise<Spread> {
  const took: number[] = [];
  for (let n = -20; n < times; n += 1) {
    const began = performance.now();
    await call(subject, ids[(n + 20) % ids.length] ?? '');
    if (n >= 0) took.push(performance.now() - began);
  }
  return spreadOf(took);
}
