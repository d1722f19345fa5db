import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';

/** A file of the built web app. */
export interface WebFile {
  path: string;
  type: string;
  /** Its name says what is in it: it never changes. */
  immutable: boolean;
  /** Text, so that packing it is worth while. */
  packs: boolean;
}

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.svg': 'image/svg+xml', '.json': 'application/json', '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json', '.png': 'image/png', '.ico': 'image/x-icon', '.woff2': 'font/woff2',
};
const PACK = new Set(['.js', '.css', '.svg', '.json']);
/** Where the build puts files that carry their hash as a name. */
const HASHED = '/assets/';

/** The built web app: its page, and its files by address. Only what is found here at the start is ever given out. */
export class WebFiles {
  private constructor(
    readonly page: string,
    private readonly files: ReadonlyMap<string, WebFile>,
  ) {}

  /** @returns nothing where nobody has built it */
  static read(folder: string): WebFiles | undefined {
    if (!existsSync(join(folder, 'index.html'))) return undefined;
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => {
      const extension = extname(entry.name);
      const type = TYPES[extension];
      if (!entry.isFile() || type === undefined) return [];
      const path = join(entry.parentPath, entry.name);
      const address = `/${relative(folder, path).split(sep).join('/')}`;
      return [[address, { path, type, immutable: address.startsWith(HASHED), packs: PACK.has(extension) }] as const];
    });
    return new WebFiles(readFileSync(join(folder, 'index.html'), 'utf8'), new Map(files));
  }

  find(address: string): WebFile | undefined {
    return this.files.get(address);
  }
}
