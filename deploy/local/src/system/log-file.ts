import { closeSync, openSync, writeSync } from 'node:fs';

/**
 * What a process prints, in a file of its own. Where there is no room for it lines are lost, and nothing else: whoever failed or waited for
 * them would take the public door down with a full disk.
 */
export class LogFile {
  private file?: number;
  private isCutShort = false;

  /** @param trouble hears the code of each write that failed, such as `ENOSPC` */
  constructor(private readonly path: string, private readonly trouble: (code: string) => void) {}

  add(printed: Buffer): void {
    try {
      this.file ??= openSync(this.path, 'a', 0o600);
      // What comes after a line of which only a part found room begins on a line of its own.
      const all = this.isCutShort ? Buffer.concat([Buffer.from('\n'), printed]) : printed;
      this.isCutShort = writeSync(this.file, all) < all.length;
    } catch (error) {
      this.close();
      this.trouble((error as NodeJS.ErrnoException).code ?? 'unknown');
    }
  }

  close(): void {
    if (this.file !== undefined) closeSync(this.file);
    this.file = undefined;
  }
}
