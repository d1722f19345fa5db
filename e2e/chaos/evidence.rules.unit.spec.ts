import { evidenceLines } from './evidence.rules';
import type { ScenarioResult } from './run-scenario';

const machine = 'a machine';
const result = (change: Partial<ScenarioResult> = {}): ScenarioResult => ({
  scenario: 'calm', title: 'nothing goes wrong', log: 'postgres', rounds: 25, seed: 1, commit: 'abc1234', short: false, sent: 900, again: 0, kills: 0, findings: [], moving: false,
  restMs: 1_000, notes: [], file: '', ...change,
});
const written = (kept: string, ...results: ScenarioResult[]) => evidenceLines(kept, { results, leftOut: [], machine });

describe('the evidence of chaos', () => {
  it('has a line a scenario and log, each with the commit of its own run', () => {
    const lines = written('', result(), result({ log: 'kafka', commit: 'def5678' }));
    expect(lines.filter((line) => line.startsWith('| calm |')).map((line) => line.split(' | ').at(-1))).toEqual(['abc1234 |', 'def5678 |']);
  });

  it('keeps lines and notes of what was not run again, and replaces those of what was', () => {
    const first = written('', result({ sent: 66, notes: ['as before'] }), result({ log: 'kafka', sent: 67, notes: ['of Kafka'] })).join('\n');
    const second = written(first, result({ sent: 900, commit: 'def5678' }));
    expect(second.filter((line) => line.startsWith('| calm |')).map((line) => line.split(' | ')[3])).toEqual(['900', '67']);
    expect(second.filter((line) => line.startsWith('- `calm` on'))).toEqual(['- `calm` on kafka: of Kafka']);
  });

  it('forgets lines of scenarios that there are no more', () => {
    expect(written('| gone | postgres | 2 |').filter((line) => line.includes('gone'))).toEqual([]);
  });

  it('says what was found', () => {
    expect(written('', result({ findings: [{ check: 'lost', says: 'a body' }] }))).toContain('- `calm` on postgres: **lost**: a body');
  });
});
