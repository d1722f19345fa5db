import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { syncFolder } from '../sealing/key-files';

/** A line: the case's id and the day. Half a line that a crash left is none, and the case stands there again. */
const LINE = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}) \d{4}-\d\d-\d\d$/;

/**
 * Which cases a service has erased, in a file beside its keys and outside the database: a line each, its id and the day. It is only
 * ever added to. A database that comes back from an old backup is told by it what to erase again, before it serves anybody.
 */
export class ErasedRegister {
  private readonly path: string;

  /** @param folder the service's key folder */
  constructor(folder: string) {
    this.path = join(folder, 'erased.register');
  }

  /** Adds a case. On the disk when this returns; a case that stands there twice is erased once. */
  add(caseId: string, at: Date): void {
    this.append([`${caseId} ${at.toISOString().slice(0, 10)}`]);
  }

  /**
   * Adds what stands in a copy of it and not here. On the disk when this returns.
   *
   * @returns how many lines were added
   */
  addLines(copy: readonly string[]): number {
    const known = new Set(this.lines());
    const missing = copy.filter((line) => !known.has(line));
    if (missing.length > 0) this.append(missing);
    return missing.length;
  }

  /** All lines, as they stand. */
  lines(): string[] {
    return existsSync(this.path) ? readFileSync(this.path, 'utf8').split('\n').filter((line) => LINE.test(line)) : [];
  }

  /** All cases that stand in it, each once. */
  cases(): string[] {
    return [...new Set(this.lines().map((line) => LINE.exec(line)?.[1] ?? ''))];
  }

  private append(lines: readonly string[]): void {
    const fresh = !existsSync(this.path);
    const file = openSync(this.path, 'a', 0o600);
    try {
      // Each begins on a line of its own, whatever a crash may have left of the one before.
      writeSync(file, lines.map((line) => `\n${line}\n`).join(''));
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    if (fresh) syncFolder(join(this.path, '..'));
  }
}
