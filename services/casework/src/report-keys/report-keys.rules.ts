/** Days before a month begins at which its key is made: custodians hold it before anything is sealed to it. */
export const MADE_DAYS_BEFORE = 7;

const monthOf = (at: Date): string => at.toISOString().slice(0, 7);

/** The months whose keys are to be there, the earliest first: this one, and the next one while its beginning is near. */
export function monthsWanted(now: Date): string[] {
  const [present, coming] = [monthOf(now), monthOf(new Date(now.getTime() + MADE_DAYS_BEFORE * 86_400_000))];
  return present === coming ? [present] : [present, coming];
}

/** The month whose key reports are sealed to: the newest of those there are that has begun; nothing where none has. */
export function monthInUse(months: readonly string[], now: Date): string | undefined {
  return months.filter((month) => month <= monthOf(now)).sort().at(-1);
}
