import { appendFileSync, existsSync, readdirSync, readFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Places } from '../system/places';

/** Which cases were erased, by service, as each service's register beside its epoch keys says. */
export type Erased = Record<string, string[]>;

const FOLDER = /^([a-z]+)\.epochs$/;
const REGISTER = 'erased.register';
/** Case and day. A crash may have left half a line: it is none, and the case stands there again. */
const LINE = /^[0-9a-f-]{36} \d{4}-\d\d-\d\d$/;

/** Reads the registers of all services. Ids alone stand in them. */
export function readErased({ keys }: Pick<Places, 'keys'>): Erased {
  if (!existsSync(keys)) return {};
  const services = readdirSync(keys).flatMap((name) => FOLDER.exec(name)?.[1] ?? []);
  return Object.fromEntries(services.flatMap((service) => {
    const lines = linesOf(registerOf(keys, service));
    return lines.length === 0 ? [] : [[service, lines]];
  }));
}

/**
 * Adds to the registers what they lack. Nothing is ever taken out of one: a case that was erased stays erased, whichever
 * backup comes back.
 *
 * @returns how many were added
 */
export function addErased({ keys }: Pick<Places, 'keys'>, erased: Erased): number {
  let added = 0;
  for (const [service, lines] of Object.entries(erased)) {
    const path = registerOf(keys, service);
    const known = new Set(linesOf(path));
    const missing = lines.filter((line) => !known.has(line));
    if (missing.length === 0) continue;
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    appendFileSync(path, missing.map((line) => `\n${line}\n`).join(''), { mode: 0o600 });
    added += missing.length;
  }
  return added;
}

function registerOf(keys: string, service: string): string {
  return join(keys, `${service}.epochs`, REGISTER);
}

function linesOf(path: string): string[] {
  return existsSync(path) ? readFileSync(path, 'utf8').split('\n').filter((line) => LINE.test(line)) : [];
}
