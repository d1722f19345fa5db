import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/**
 * Looks for words in all files of some folders: as they are, in base64 at each of its three offsets, in hexadecimal digits, URL-encoded and in UTF-16;
 * packed files are unpacked first.
 *
 * @param leaveOut paths that are not looked at
 * @returns a line for each file and form in which a word was found, without the word's surroundings
 */
export function findWords(folders: readonly string[], words: readonly string[], leaveOut: (path: string) => boolean): string[] {
  const needles = words.flatMap((word) => formsOf(word).map(({ form, bytes }) => ({ word, form, bytes })));
  return folders.flatMap(filesOf).filter((path) => !leaveOut(path)).flatMap((path) => {
    const content = unpacked(readFileSync(path));
    return needles.filter(({ bytes }) => content.includes(bytes)).map(({ word, form }) => `${path}: "${word}" ${form}`);
  });
}

function formsOf(word: string): { form: string; bytes: Buffer }[] {
  const plain = Buffer.from(word);
  const base64 = [0, 1, 2].map((offset) => {
    // Whole groups alone: what stands before and after it is another's.
    const text = Buffer.concat([Buffer.alloc(offset), plain]).toString('base64');
    return text.slice(offset === 0 ? 0 : 4, Math.floor((offset + plain.length) / 3) * 4);
  });
  const forms = {
    'as it is': [plain],
    'in base64': base64.filter((text) => text.length >= 6).map((text) => Buffer.from(text)),
    'in hexadecimal': [Buffer.from(plain.toString('hex')), Buffer.from(plain.toString('hex').toUpperCase())],
    'URL-encoded': [Buffer.from(encodeURIComponent(word)), Buffer.from(new URLSearchParams({ w: word }).toString().slice(2))],
    'in UTF-16': [Buffer.from(word, 'utf16le'), Buffer.from(word, 'utf16le').swap16()],
  };
  return Object.entries(forms).flatMap(([form, all]) => all.map((bytes) => ({ form, bytes })));
}

function unpacked(content: Buffer): Buffer {
  if (content[0] !== 0x1f || content[1] !== 0x8b) return content;
  try {
    return gunzipSync(content);
  } catch {
    return content;
  }
}

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)).filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true);
}
