import { isZone, ROLES } from '@amparo/domain';

/** A place in the file that is wrong, and how. Neither holds anything of what stands there. */
export interface Fault {
  /** JSON pointer, made of our own names and of positions. */
  at: string;
  says: string;
}

/** What a value must be. */
export interface Check {
  ok(value: unknown): boolean;
  says: string;
}

/** Kinds of groups (contracts: "Who is told"). */
export const GROUP_KINDS = [
  'SECURITY_WORKING_GROUP', 'COMMUNITY_RESOURCE_EXCHANGE', 'GRANTS', 'ACCOUNTABILITY', 'REVIEW', 'INFORMATION_SECURITY',
  'STEERING_COMMITTEE', 'REGIONAL', 'THEMATIC', 'OTHER',
];

const LONGEST_LIST = 500;

/** Each sort of value in the file. */
export const checks = {
  // Ids travel in events and logs: no @, no space, nothing that could be an address or a sentence.
  id: matching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, 'must be an id of up to 64 letters, digits, dots, dashes and underscores'),
  name: plainText(200),
  names: listOf(plainText(200)),
  code: matching(/^[A-Z][A-Z0-9_-]{0,63}$/, 'must be a code in capital letters'),
  codes: listOf(matching(/^[A-Z][A-Z0-9_-]{0,63}$/, 'must be a code in capital letters')),
  country: matching(/^[A-Z]{2}$/, 'must be a country code of two capital letters'),
  region: matching(/^[A-Z][A-Z0-9_-]{0,31}$/, 'must be the code of a region'),
  regions: listOf(matching(/^(\*|[A-Z][A-Z0-9_-]{0,31})$/, 'must be the code of a region, or *')),
  language: matching(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'must be a language tag'),
  languages: listOf(matching(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'must be a language tag')),
  email: { ok: isAddress, says: 'must be one e-mail address' },
  pager: plainText(200),
  flag: { ok: (value) => typeof value === 'boolean', says: 'must be true or false' },
  groupKind: { ok: (value) => GROUP_KINDS.includes(value as string), says: 'must be a kind of group that the format knows' },
  // A misspelt role would be nobody's, so that no others are let in.
  role: { ok: (value) => (ROLES as readonly unknown[]).includes(value), says: 'must be a role that the format knows' },
  zone: { ok: (value) => typeof value === 'string' && isZone(value), says: 'must be a time zone such as Africa/Nairobi' },
  hours: { ok: isHours, says: 'must be from, to (times such as 08:00) and days (1 for Monday to 7 for Sunday, each once)' },
  day: { ok: isDay, says: 'must be a day such as 2026-12-20' },
} satisfies Record<string, Check>;

/** Whether a value is a JSON object. */
export function isTable(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function matching(pattern: RegExp, says: string): Check {
  return { ok: (value) => typeof value === 'string' && pattern.test(value), says };
}

function plainText(longest: number): Check {
  return {
    // Control characters could become headers of a mail, or lines of something else.
    ok: (value) => typeof value === 'string' && value.trim() !== '' && value.length <= longest && !/\p{Cc}/u.test(value),
    says: `must be text of one line, up to ${longest} characters`,
  };
}

function listOf(check: Check): Check {
  return {
    ok: (value) => Array.isArray(value) && value.length <= LONGEST_LIST && value.every((one) => check.ok(one)),
    says: `must be a list; each ${check.says}`,
  };
}

function isAddress(value: unknown): boolean {
  return typeof value === 'string' && value.length <= 254 && /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?$/.test(value);
}

function isHours(value: unknown): boolean {
  if (!isTable(value) || Object.keys(value).some((key) => !['from', 'to', 'days'].includes(key))) return false;
  const { from, to, days } = value;
  const isTime = (time: unknown) => typeof time === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(time);
  const isWeekday = (weekday: unknown) => Number.isInteger(weekday) && (weekday as number) >= 1 && (weekday as number) <= 7;
  return isTime(from) && isTime(to) && Array.isArray(days) && days.length > 0 && days.every(isWeekday) && new Set(days).size === days.length;
}

function isDay(value: unknown): boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const day = new Date(`${value}T00:00:00Z`);
  // 30 February reads as 2 March.
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}
