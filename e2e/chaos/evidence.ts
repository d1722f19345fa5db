import { cpus, totalmem } from 'node:os';
import { keepEvidence, keptEvidence } from '../support/evidence';
import { evidenceLines } from './evidence.rules';
import type { ScenarioResult } from './run-scenario';

/** Keeps in `docs/evidence/chaos.md` what runs came to, beside the lines of what was not run again. */
export function writeEvidence(results: readonly ScenarioResult[], leftOut: readonly string[]): void {
  const machine = `${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`;
  keepEvidence('chaos', evidenceLines(keptEvidence('chaos'), { results, leftOut, machine }));
}
