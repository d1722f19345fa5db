import { spawnSync } from 'node:child_process';

/**
 * What a tree of sources is at, for whoever keeps a figure or a finding of it: its commit, `with changes` where anything that ran was changed
 * since; `unknown` outside git.
 *
 * @param tool the folder of what ran it, such as `e2e/chaos`
 */
export function commitOf(root: string, tool: string): string {
  const git = (...words: string[]) => spawnSync('git', words, { cwd: root, encoding: 'utf8' }).stdout.trim();
  const commit = git('rev-parse', '--short=7', 'HEAD');
  if (commit === '') return 'unknown';
  return git('status', '--porcelain', '--', 'libs', 'services', 'deploy/local', tool) === '' ? commit : `${commit} with changes`;
}
