import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { syncFolder } from '../sealing/key-files';

/** The file's name in a service's key folder. */
export const ERASED_REGISTER = 'erased.register';

/**
 * Which cases a service has erased, in a file beside its keys and outside the database: a line each, its id and the day. It is only
 * ever added to. A database that comes back from an old backup is told by it what to erase again, before it serves anybody.
 */
export class ErasedRegister {
  private readonly path: string;

  /** @param folder the service's key folder */
  constructor(folder: string) {
    this.path = join(folder, ERASED_REGISTER);
  }

  /** Adds a case. On the disk when this returns; a case that stands there twice is erased once. */
  add(caseId: string, at: Date): void {
    const fresh = !existsSync(this.path);
    const file = openSync(this.path, 'a', 0o600);
    try {
      // Begins on a line of its own, whatever a crash may have left of the one before.
      writeSync(file, `\n${caseId} ${at.toISOString().slice(0, 10)}\n`);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    if (fresh) syncFolder(join(this.path, '..'));
  }

  /** All that stand in it, each once. */
  cases(): string[] {
    if (!existsSync(this.path)) return [];
    const lines = readFileSync(this.path, 'utf8').matchAll(/^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}) \d{4}-\d\d-\d\d$/gm);
    return [...new Set([...lines].map(([, caseId = '']) => caseId))];
  }
}
