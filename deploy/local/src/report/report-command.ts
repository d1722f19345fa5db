import { parseArgs } from 'node:util';
import { findSystem } from '../operator-api';
import { explainWith } from './explain';
import { fileReport, NotAccepted } from './file-report';
import { printTrace } from './print-trace';
import { readReports } from './read-reports';

/**
 * `npm run report -- [--json] FILE…`: files reports at the public door and follows each until everybody it must reach
 * has it. One trace a report, in input order.
 *
 * @returns 0 only if all arrived
 */
export async function reportCommand(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, options: { json: { type: 'boolean' } }, allowPositionals: true });
  if (positionals.length === 0) {
    process.stderr.write('Usage: npm run report -- [--json] FILE…   (JSON, JSON lines, or - for standard input)\n');
    return 2;
  }
  const system = findSystem();
  let missing = 0;
  for (const file of positionals) {
    for (const report of readReports(file)) {
      try {
        const { trace, arrived } = await fileReport(system, report, explainWith(report));
        if (!arrived) missing++;
        process.stdout.write(values.json ? `${JSON.stringify(trace)}\n` : `${printTrace(trace, arrived)}\n`);
      } catch (error) {
        if (!(error instanceof NotAccepted)) throw error;
        missing++;
        process.stderr.write(`${file}: ${error.message}\n`);
      }
    }
  }
  return missing === 0 ? 0 : 1;
}
