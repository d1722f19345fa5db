/** How many backups are kept: the newest of each of so many days, weeks and months, counted back from the newest of all. */
export interface KeepRule {
  days: number;
  weeks: number;
  months: number;
}

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;
/** 5 January 1970, a Monday. */
const FIRST_MONDAY_MS = 4 * DAY_MS;
const NAME = /^amparo-(\d{4})-(\d\d)-(\d\d)T(\d\d)-(\d\d)-(\d\d)\.(\d{3})Z\.backup$/;

/** The file name of a backup that began at an instant; names sort as instants do. */
export function backupName(at: Date): string {
  return `amparo-${at.toISOString().replaceAll(':', '-')}.backup`;
}

/** When a backup began, by its file name; nothing for a name that is none of ours. */
export function backupInstant(name: string): Date | undefined {
  const parts = NAME.exec(name);
  if (parts === null) return undefined;
  const [, year, month, day, hour, minute, second, ms] = parts;
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}.${ms}Z`);
  return Number.isNaN(at.getTime()) || backupName(at) !== name ? undefined : at;
}

/**
 * Reads `--keep DAYS,WEEKS,MONTHS`.
 *
 * @throws RangeError for anything but three whole numbers with at least one day
 */
export function readKeepRule(text: string): KeepRule {
  const numbers = text.split(',').map((part) => (/^\d{1,4}$/.test(part.trim()) ? Number(part) : NaN));
  const [days = NaN, weeks = NaN, months = NaN] = numbers;
  if (numbers.length !== 3 || numbers.some(Number.isNaN) || days < 1) throw new RangeError('--keep takes days, weeks and months, such as 7,5,12, with at least one day.');
  return { days, weeks, months };
}

/**
 * Which backups are older than any rule keeps. The newest stays whatever the rule says, and so does every file that is
 * no backup of ours by its name.
 *
 * @param names file names of a folder
 */
export function tooOld(names: readonly string[], rule: KeepRule): string[] {
  const backups = names.flatMap((name) => {
    const at = backupInstant(name);
    return at === undefined ? [] : [{ name, at: at.getTime() }];
  }).sort((a, b) => b.at - a.at);
  const kept = new Set<string>();
  keepNewestOf(backups, rule.days, (at) => Math.floor(at / DAY_MS), kept);
  keepNewestOf(backups, rule.weeks, (at) => Math.floor((at - FIRST_MONDAY_MS) / WEEK_MS), kept);
  keepNewestOf(backups, rule.months, (at) => new Date(at).getUTCFullYear() * 12 + new Date(at).getUTCMonth(), kept);
  return backups.map(({ name }) => name).filter((name) => !kept.has(name));
}

/** The newest backup of each of the last `count` periods that have one. @param backups newest first */
function keepNewestOf(backups: readonly { name: string; at: number }[], count: number, periodOf: (at: number) => number, kept: Set<string>): void {
  const periods = new Set<number>();
  for (const { name, at } of backups) {
    const period = periodOf(at);
    if (periods.has(period)) continue;
    if (periods.size >= count) return;
    periods.add(period);
    kept.add(name);
  }
}
