import { cpSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import type { Change } from './breakages';

/** Every folder with a build of its own. */
function packagesOf(root: string): string[] {
  return [...['libs', 'services'].flatMap((folder) => readdirSync(join(root, folder)).map((name) => join(folder, name))), 'deploy/local', 'e2e']
    .filter((folder) => existsSync(join(root, folder, 'package.json')));
}

/** A copy of everything that is built, to break and to run. What is installed is the same; what is ours is the copy's own. */
export class BrokenTree {
  readonly root = mkdtempSync(join(realpathSync(tmpdir()), `amparo-test-${process.pid}-broken-`));

  constructor(private readonly from: string) {
    for (const folder of packagesOf(from)) {
      this.copy(join(folder, 'package.json'));
      this.copy(join(folder, 'dist'));
    }
    for (const file of ['package.json', 'deploy/kafka/pom.xml', 'e2e/support/directory.json', 'e2e/chaos/faults.preload.cjs']) this.copy(file);
    this.linkInstalled();
  }

  /** @throws Error where a text is not there, or more than once: the code has moved, and the change says nothing any more */
  change({ file, from, to }: Change): void {
    const path = join(this.root, file);
    const parts = readFileSync(path, 'utf8').split(from);
    if (parts.length !== 2) throw new Error(`${file} has ${parts.length - 1} times: ${from.trim()}`);
    writeFileSync(path, parts.join(to));
  }

  /** Takes all changes back. */
  mend(changes: readonly Change[]): void {
    for (const { file } of changes) this.copy(file);
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }

  private copy(path: string): void {
    mkdirSync(dirname(join(this.root, path)), { recursive: true });
    cpSync(join(this.from, path), join(this.root, path), { recursive: true, force: true });
  }

  private linkInstalled(): void {
    const installed = join(this.from, 'node_modules');
    const own = join(this.root, 'node_modules');
    mkdirSync(join(own, '@amparo'), { recursive: true });
    for (const name of readdirSync(installed)) if (name !== '@amparo') symlinkSync(join(installed, name), join(own, name));
    for (const name of readdirSync(join(installed, '@amparo'))) {
      const link = join(installed, '@amparo', name);
      if (!lstatSync(link).isSymbolicLink()) continue;
      const folder = relative(this.from, resolve(dirname(link), readlinkSync(link)));
      if (existsSync(join(this.root, folder))) symlinkSync(join(this.root, folder), join(own, '@amparo', name));
    }
  }
}
