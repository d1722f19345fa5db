import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const FOLDER = resolve(__dirname, '..', '..', '..', 'docs', 'evidence');
const MARK = '<!-- What follows is written by the command. -->';

/** What a command wrote below the mark the last time; empty where it never did. */
export function keptEvidence(name: string): string {
  const file = join(FOLDER, `${name}.md`);
  return existsSync(file) ? (readFileSync(file, 'utf8').split(MARK)[1] ?? '').trim() : '';
}

/**
 * Keeps what a run came to in `docs/evidence`: what stands above the mark is written by hand, and stays; what follows is
 * replaced.
 *
 * @param name of the file, without its ending
 * @param lines in Markdown
 */
export function keepEvidence(name: string, lines: readonly string[]): void {
  const file = join(FOLDER, `${name}.md`);
  mkdirSync(FOLDER, { recursive: true });
  const byHand = existsSync(file) ? readFileSync(file, 'utf8').split(MARK)[0] : `# ${name}\n\n`;
  writeFileSync(file, `${byHand}${MARK}\n\n${lines.join('\n')}\n`);
}
