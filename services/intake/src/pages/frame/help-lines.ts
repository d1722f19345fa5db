import { readFileSync } from 'node:fs';
import { StartError } from '@amparo/platform';

/** A line of others that is staffed day and night. */
export interface HelpLine {
  name: string;
  /** How to reach it: a number, an address. Shown as text. */
  reach: string;
  /** Languages that are spoken there, in their own words. */
  speaks: string[];
}

/**
 * Lines of others that every page names. Whoever runs the door enters those that are staffed day and night where it is used:
 * there is no list that would be right everywhere, and one that nobody keeps up costs a call that nobody answers.
 */
export class HelpLines {
  constructor(readonly all: readonly HelpLine[]) {}

  /**
   * Reads a file: a JSON list of `{ name, reach, speaks }`. Without a file there are none, and the pages say so.
   *
   * @throws StartError `config.invalid`
   */
  static fromFile(path: string | undefined): HelpLines {
    if (path === undefined) return new HelpLines([]);
    const lines = read(path);
    if (!Array.isArray(lines) || !lines.every(isHelpLine)) throw invalid();
    return new HelpLines(lines);
  }
}

function read(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    throw invalid();
  }
}

function isHelpLine(line: unknown): line is HelpLine {
  if (typeof line !== 'object' || line === null) return false;
  const { name, reach, speaks } = line as Record<string, unknown>;
  return [name, reach].every((text) => typeof text === 'string' && text.trim() !== '')
    && Array.isArray(speaks) && speaks.every((language) => typeof language === 'string');
}

function invalid(): StartError {
  return new StartError('config.invalid', 'The file of INTAKE_HELP_LINES_FILE is missing or is not a list of { name, reach, speaks }.');
}
