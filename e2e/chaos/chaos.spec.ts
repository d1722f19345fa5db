import { describeOnBothLogs } from '../support/event-logs';
import { missedKills } from './faults/scenario';
import { ChaosRun, type ScenarioResult } from './run-scenario';
import { scenarioNamed, shortProfile } from './scenarios';
import { tableOf } from './table';

jest.setTimeout(480_000);

const seed = Number(process.env['AMPARO_CHAOS_SEED'] ?? 1);

describeOnBothLogs('nothing is lost, doubled, misrouted or reordered', (log) => {
  const chaos = new ChaosRun(log, { rounds: 1, seed, short: true, patienceMs: 90_000 });
  const results: ScenarioResult[] = [];
  const began = performance.now();

  afterAll(async () => {
    await chaos.stop();
    process.stderr.write(`${tableOf(results)}\n${((performance.now() - began) / 1_000).toFixed(0)} s, seed ${seed}; again: npm run chaos -- --short --log ${log} --seed ${seed}\n`);
  }, 240_000);

  it.each(shortProfile[log].map((name) => [name, scenarioNamed(name)] as const))('%s', async (name, scenario) => {
    const whyNot = scenario.whyNot?.();
    if (whyNot !== undefined) {
      process.stderr.write(`${name}: left out, since ${whyNot}\n`);
      return;
    }
    const result = await chaos.run(scenario);
    results.push(result);
    expect(result.findings).toEqual([]);
    expect(missedKills(result.notes)).toEqual([]);
  });
});
