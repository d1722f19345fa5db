import { codesOf } from '@amparo/domain';
import type { NewLine } from './link-shapes';

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const LONGEST = 5_000;

/** A line as a form sends it. @returns nothing where it does not say what it must: then nothing is asked of anybody */
export function readLine(fields: { one(name: string): string }): NewLine | undefined {
  const [lineId, kind, words] = [fields.one('lineId'), fields.one('kind'), fields.one('words').trim()];
  if (!ID.test(lineId) || words === '' || words.length > LONGEST) return undefined;
  if (kind === 'MESSAGE') return { lineId, kind, words };
  const [measure, day] = [codesOf('protective_measure').find((code) => code === fields.one('measure')), fields.one('day')];
  if (kind !== 'SERVICE' || measure === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(day)) return undefined;
  return { lineId, kind, words, measure, day };
}
