import { mkdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { failed, tool } from '../tool.mjs';
import { filesUnder, root } from '../tree.mjs';

export const name = 'lint';

const graphPath = '.nx/graph.json';

/** The project graph first: without it the boundary rule skips itself and everything passes. */
export async function run() {
  const missing = await missingFromGraph();
  if (missing.length > 0) return missing;
  const result = await tool('eslint', ['.', '--format', 'json']);
  if (!result.out.startsWith('[')) return [failed('eslint', result)];
  return JSON.parse(result.out).flatMap(({ filePath, messages }) => messages.map(({ line, ruleId, message }) => ({
    where: `${relative(root, filePath)}:${line ?? 1}`,
    says: `${message} (${ruleId ?? 'parser'})`,
  })));
}

async function missingFromGraph() {
  mkdirSync(join(root, '.nx'), { recursive: true });
  const result = await tool('nx', ['graph', `--file=${graphPath}`]);
  if (result.code !== 0) return [failed('nx graph', result)];
  const { nodes } = JSON.parse(readFileSync(join(root, graphPath), 'utf8')).graph;
  const known = new Set(Object.values(nodes).map((node) => node.data.root));
  return filesUnder()
    .filter((path) => path.endsWith('/project.json') && !known.has(path.slice(0, -'/project.json'.length)))
    .map((path) => ({ where: path, says: 'is not in the project graph: its boundaries would not be checked' }));
}
