import { relative } from 'node:path';
import { failed, tool } from '../tool.mjs';
import { root } from '../tree.mjs';

export const name = 'unit-tests';

export async function run() {
  const result = await tool('jest', ['--json', '--silent', '--passWithNoTests'], { AMPARO_TESTS: 'unit' });
  if (!result.out.includes('{')) return [failed('jest', result)];
  const { numTotalTests, testResults } = JSON.parse(result.out.slice(result.out.indexOf('{')));
  if (numTotalTests === 0 && testResults.length === 0) return [{ where: 'jest.config.cjs', says: 'not one unit test was found' }];
  const findings = testResults.filter(({ status }) => status === 'failed').flatMap(({ name: path, message, assertionResults }) => {
    const where = relative(root, path);
    const tests = assertionResults.filter(({ status }) => status === 'failed')
      .map(({ fullName, failureMessages }) => ({ where, says: `${fullName}\n    ${(failureMessages[0] ?? '').split('\n').slice(0, 6).join('\n    ')}` }));
    return tests.length > 0 ? tests : [{ where, says: message.split('\n').slice(0, 8).join('\n    ') }];
  });
  return result.code !== 0 && findings.length === 0 ? [failed('jest', result)] : findings;
}
