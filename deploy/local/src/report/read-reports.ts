import { readFileSync } from 'node:fs';

/**
 * The reports in a file: one JSON object, a list of them, or one a line; `-` is standard input.
 *
 * @throws Error naming the file when it is none of these
 */
export function readReports(file: string): Record<string, unknown>[] {
  let text: string;
  try {
    text = readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch {
    throw new Error(`${file} cannot be read.`);
  }
  try {
    return asReports(JSON.parse(text));
  } catch {
    return readLines(file, text);
  }
}

function readLines(file: string, text: string): Record<string, unknown>[] {
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    try {
      return asReports(JSON.parse(line));
    } catch {
      throw new Error(`${file}: line ${index + 1} is not a report.`);
    }
  });
}

function asReports(value: unknown): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap(asReports);
  if (typeof value !== 'object' || value === null) throw new Error('not a report');
  return [value as Record<string, unknown>];
}
