import { applicationFilter, hiddenKeysOf, type HeldKeys, type Subject } from '@amparo/domain';

/** The key of every application. Who reviews one has a key of it by name (`reviewerKeyOf`). */
export const APPLICATION_KEY = 'application';

/** The key of the applications that somebody reviews. Whoever gives her one writes it, and takes it away when she recuses herself. */
export function reviewerKeyOf(person: string): string {
  return `reviewer:${person}`;
}

/** The keys by which somebody sees applications: all, or those given to her to review, and in any case none of a hidden case. */
export function applicationKeysOf(subject: Subject): HeldKeys {
  const filter = applicationFilter(subject, 'application.list');
  if (filter.none) return { as: 'people', any: [], none: [] };
  const { reviewer, notConflicts, notExcluded } = filter;
  return {
    as: 'people',
    any: [reviewer === undefined ? APPLICATION_KEY : reviewerKeyOf(reviewer)],
    none: hiddenKeysOf({ conflicts: notConflicts, excluded: [notExcluded] }),
  };
}
