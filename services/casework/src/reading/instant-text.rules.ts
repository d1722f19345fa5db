const INSTANT = /^(?!0000)(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(\.\d{1,6})?[+-](\d\d)(:(\d\d))?$/;
/** Whole hours that PostgreSQL takes in an offset, at most. */
const MOST_HOURS = 15;

/** Whether a text is an instant as PostgreSQL writes it, with all digits, of a day and an hour that there are: it takes it back. */
export function isInstantText(text: string): boolean {
  const [, day = '', time = '', , hours = '', , minutes = '0'] = INSTANT.exec(text) ?? [];
  const read = new Date(`${day}T${time}Z`);
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(`${day}T${time}.`) && Number(hours) <= MOST_HOURS && Number(minutes) < 60;
}
