import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { tracesIn } from '@amparo/testing';

/**
 * Looks for words in all files of some folders, in every form that `tracesIn` knows.
 *
 * @param leaveOut paths that are not looked at
 * @returns a line for each file and word that was found in it, without the word's surroundings
 */
export function findWords(folders: readonly string[], words: readonly string[], leaveOut: (path: string) => boolean): string[] {
  return folders.flatMap(filesOf).filter((path) => !leaveOut(path)).flatMap((path) => tracesIn(readFileSync(path), words).map((word) => `${path}: "${word}"`));
}

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)).filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true);
}
