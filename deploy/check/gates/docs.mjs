import { existsSync, readdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import { filesUnder, lineAt, root, textOf } from '../tree.mjs';

export const name = 'docs';

const place = /^(README\.md|docs\/.*|services\/[^/]+\/(web\/)?README\.md|libs\/[^/]+\/README\.md|deploy\/.*|samples\/.*|proto\/.*)$/;

/** Every link, anchor, repository path and `npm run` command that a document names has to exist. */
export async function run() {
  const documents = filesUnder().filter((path) => path.endsWith('.md') && place.test(path));
  const tops = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory() && !/^(node_modules|\.git|\.nx|\.data)$/.test(entry.name)).map((entry) => entry.name);
  const { scripts } = JSON.parse(textOf('package.json'));
  return documents.flatMap((path) => {
    const text = textOf(path);
    const prose = text.replace(/^(```|~~~)[\s\S]*?^\1/gm, blank);
    return [
      ...brokenLinks(path, prose.replace(/`[^`\n]*`/g, blank)),
      ...missingPaths(prose, tops),
      ...missingScripts(text, scripts),
    ].map(({ index, says }) => ({ where: `${path}:${lineAt(text, index)}`, says }));
  });
}

/** Taken out without moving what stands after it. */
function blank(text) {
  return text.replace(/[^\n]/g, ' ');
}

function brokenLinks(path, prose) {
  const inline = [...prose.matchAll(/\]\(\s*<?([^)\s>]+)>?[^)]*\)/g)];
  const byReference = [...prose.matchAll(/^\[[^\]]+\]:\s*(\S+)/gm)];
  return [...inline, ...byReference].filter(([, target]) => !/^[a-z][a-z+.-]*:/i.test(target)).flatMap((match) => {
    const [file, anchor] = match[1].split('#');
    const target = file === '' ? path : posix.join(posix.dirname(path), decodeURIComponent(file));
    if (target.startsWith('..') || !existsSync(join(root, target))) return [{ index: match.index, says: `the link to ${match[1]} leads nowhere` }];
    if (anchor && target.endsWith('.md') && !anchorsOf(target).has(anchor)) return [{ index: match.index, says: `no heading of ${target} is #${anchor}` }];
    return [];
  });
}

/** Anchors as the usual viewers make them of headings, plus those set by hand. */
function anchorsOf(path) {
  const text = textOf(path).replace(/^(```|~~~)[\s\S]*?^\1/gm, blank);
  const seen = new Map();
  const headings = [...text.matchAll(/^#{1,6}\s+(.+?)\s*#*$/gm)].map(([, heading]) => {
    const words = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase();
    const slug = words.replace(/[^\p{L}\p{N}\s_-]/gu, '').replace(/\s/g, '-');
    const times = seen.get(slug) ?? 0;
    seen.set(slug, times + 1);
    return times === 0 ? slug : `${slug}-${times}`;
  });
  return new Set([...headings, ...[...text.matchAll(/<a (?:id|name)="([^"]+)"/g)].map(([, id]) => id)]);
}

/** A word in backticks that starts with a folder of the root is a path; `<…>`, `*` and `…` stand for one part of it. */
function missingPaths(prose, tops) {
  return [...prose.matchAll(/`([^`\s]+)`/g)].flatMap((match) => {
    const path = match[1].replace(/[:#].*$/, '').replace(/\/$/, '');
    if (!path.includes('/') || !tops.includes(path.split('/')[0]) || exists('', path.split('/'))) return [];
    return [{ index: match.index, says: `there is no ${path}` }];
  });
}

function exists(folder, [part, ...rest]) {
  if (part === undefined) return true;
  if (!existsSync(join(root, folder))) return false;
  const pattern = new RegExp(`^${part.replace(/<[^>]*>|\*+|…|\{[^}]*\}|N{4}/g, '\0').replace(/[.+?^$()|[\]\\]/g, '\\$&').replaceAll('\0', '.*')}$`);
  return readdirSync(join(root, folder)).some((entry) => pattern.test(entry) && (rest.length === 0 || exists(posix.join(folder, entry), rest)));
}

function missingScripts(text, scripts) {
  return [...text.matchAll(/\bnpm (?:run |(?=start\b|test\b))([\w:-]+)/g)].filter(([, script]) => !(script in scripts))
    .map((match) => ({ index: match.index, says: `package.json has no script ${match[1]}` }));
}
