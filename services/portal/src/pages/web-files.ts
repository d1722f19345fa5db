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

/** What each page of the build needs: the manifest that Vite writes beside it. */
const MANIFEST = '.vite/manifest.json';
type Manifest = Readonly<Record<string, { file: string; imports?: string[]; dynamicImports?: string[]; css?: string[]; assets?: string[] }>>;

/** The pages of the build, by entrance. */
export const PAGES = { DESK: 'index.html', PARTNERS: 'partners.html' } as const;

/** One page of the built web app and the files that it can come to need, by address. Only what is found here at the start is ever given out. */
export class WebFiles {
  private constructor(
    readonly page: string,
    private readonly files: ReadonlyMap<string, WebFile>,
  ) {}

  /** @returns nothing where nobody has built it */
  static read(folder: string, page: (typeof PAGES)[keyof typeof PAGES]): WebFiles | undefined {
    if (!existsSync(join(folder, page))) return undefined;
    const needs = neededBy(folder, page);
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => {
      const extension = extname(entry.name);
      const type = TYPES[extension];
      const path = join(entry.parentPath, entry.name);
      const address = `/${relative(folder, path).split(sep).join('/')}`;
      if (!entry.isFile() || type === undefined || address === `/${MANIFEST}` || (address.startsWith(HASHED) && !needs(address))) return [];
      return [[address, { path, type, immutable: address.startsWith(HASHED), packs: PACK.has(extension) }] as const];
    });
    return new WebFiles(readFileSync(join(folder, page), 'utf8'), new Map(files));
  }

  find(address: string): WebFile | undefined {
    return this.files.get(address);
  }
}

/** Whether a page can come to need a file. Where the build says nothing of that, the one page there is needs all. */
function neededBy(folder: string, page: string): (address: string) => boolean {
  if (!existsSync(join(folder, MANIFEST))) return () => page === PAGES.DESK;
  const manifest = JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8')) as Manifest;
  const seen = new Set<string>();
  const files = new Set<string>();
  const follow = (name: string): void => {
    const chunk = manifest[name];
    if (chunk === undefined || seen.has(name)) return;
    seen.add(name);
    for (const file of [chunk.file, ...(chunk.css ?? []), ...(chunk.assets ?? [])]) files.add(`/${file}`);
    [...(chunk.imports ?? []), ...(chunk.dynamicImports ?? [])].forEach(follow);
  };
  follow(page);
  return (address) => files.has(address);
}
