import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ErasedRegister } from '@amparo/persistence';
import type { Places } from '../system/places';

/** Which cases were erased, by service, as each service's register beside its epoch keys says. */
export type Erased = Record<string, string[]>;

const FOLDER = /^([a-z]+)\.epochs$/;

/** Reads the registers of all services. Ids alone stand in them. */
export function readErased({ keys }: Pick<Places, 'keys'>): Erased {
  if (!existsSync(keys)) return {};
  const services = readdirSync(keys).flatMap((name) => FOLDER.exec(name)?.[1] ?? []);
  return Object.fromEntries(services.map((service) => [service, new ErasedRegister(folderOf(keys, service)).lines()] as const).filter(([, lines]) => lines.length > 0));
}

/**
 * Adds to the registers what they lack. Nothing is ever taken out of one: a case that was erased stays erased, whichever
 * backup comes back.
 *
 * @returns how many were added
 */
export function addErased({ keys }: Pick<Places, 'keys'>, erased: Erased): number {
  return Object.entries(erased).reduce((added, [service, lines]) => {
    mkdirSync(folderOf(keys, service), { recursive: true, mode: 0o700 });
    return added + new ErasedRegister(folderOf(keys, service)).addLines(lines);
  }, 0);
}

function folderOf(keys: string, service: string): string {
  return join(keys, `${service}.epochs`);
}
