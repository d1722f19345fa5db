/** Characters that are read out in one breath. */
const GROUP = 4;
/** Parts of a proof that are this long are read out in groups; its form and its day are words. */
const LONG = 16;

/**
 * A proof of receipt as it is shown: each of its parts in groups. Together, with one space between two parts, they are the line that the
 * door gave: what is copied from the page can be verified as it is.
 */
export function proofInGroups(line: string): string[][] {
  return line.split(' ').map((part) => (part.length < LONG ? [part] : part.match(new RegExp(`.{1,${GROUP}}`, 'g')) ?? [part]));
}
