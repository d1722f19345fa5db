import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartError } from '@amparo/platform';

const KEY_FILE = /^([a-z][a-z0-9-]{0,31})\.key$/;
const KEY = /^[0-9a-f]{64}$/;

/** The keys of gateways that may bring messages: a file each, named after its adapter, with one key a line. */
export class HookKeys {
  /** Stands for the keys of an adapter that nobody knows, so that it is refused in the same time. */
  private readonly nobodys = [randomBytes(32)];

  constructor(private readonly keys: ReadonlyMap<string, readonly Buffer[]>) {}

  /**
   * Reads a folder of `<adapter>.key`: lines of 64 hexadecimal digits. Without a folder nobody may bring messages.
   *
   * @throws StartError `keys.unreadable`
   */
  static fromFolder(folder: string | undefined): HookKeys {
    if (folder === undefined) return new HookKeys(new Map());
    try {
      const names = readdirSync(folder).flatMap((file) => KEY_FILE.exec(file)?.[1] ?? []);
      return new HookKeys(new Map(names.map((name) => [name, keysIn(readFileSync(join(folder, `${name}.key`), 'utf8'))])));
    } catch {
      throw new StartError('keys.unreadable', 'A key of INTAKE_HOOK_KEYS_DIR may not be read, or is not lines of 64 hexadecimal digits.');
    }
  }

  of(adapter: string): readonly Buffer[] {
    return this.keys.get(adapter) ?? this.nobodys;
  }
}

function keysIn(text: string): Buffer[] {
  const lines = text.split('\n').map((line) => line.trim()).filter((line) => line !== '');
  if (lines.length === 0 || !lines.every((line) => KEY.test(line))) throw new Error('not a key');
  return lines.map((line) => Buffer.from(line, 'hex'));
}
