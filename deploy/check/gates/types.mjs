import { failed, tool } from '../tool.mjs';

export const name = 'types';

/** The build of every project, which leaves specs out, then all sources and specs as one program, and the portal's pages as another. */
export async function run() {
  const built = await compile(['-b', '--pretty', 'false']);
  const whole = await compile(['-p', 'tsconfig.check.json', '--pretty', 'false']);
  const pages = await compile(['-p', 'services/portal/web', '--pretty', 'false']);
  const seen = new Set(built.map(({ where, says }) => where + says));
  return [...built, ...[...whole, ...pages].filter(({ where, says }) => !seen.has(where + says))];
}

async function compile(args) {
  const result = await tool('tsc', args);
  const findings = [...result.out.matchAll(/^(.+?)\((\d+),\d+\): error (.+)$|^error (.+)$/gm)]
    .map(([, path, line, inFile, plain]) => ({ where: path ? `${path}:${line}` : 'tsconfig', says: inFile ?? plain }));
  return result.code !== 0 && findings.length === 0 ? [failed(`tsc ${args.join(' ')}`, result)] : findings;
}
