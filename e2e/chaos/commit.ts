import { spawnSync } from 'node:child_process';

/** What a tree of sources is at: its commit, and whether anything that a run is about was changed since; `unknown` outside git. */
export function commitOf(root: string): string {
  const git = (...words: string[]) => spawnSync('git', words, { cwd: root, encoding: 'utf8' }).stdout.trim();
  const commit = git('rev-parse', '--short=7', 'HEAD');
  if (commit === '') return 'unknown';
  return git('status', '--porcelain', '--', 'libs', 'services', 'deploy/local', 'e2e/chaos') === '' ? commit : `${commit} and changes`;
}
