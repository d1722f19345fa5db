import { failed, tool } from '../tool.mjs';
import { bufFindings } from '../proto.mjs';

export const name = 'proto-lint';

export async function run() {
  const result = await tool('buf', ['lint', '--error-format=json']);
  const findings = bufFindings(result.out);
  return result.code !== 0 && findings.length === 0 ? [failed(name, result)] : findings;
}
