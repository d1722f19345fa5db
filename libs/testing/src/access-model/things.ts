import type { Resource } from '@amparo/domain';
import { ELSEWHERE_REGION, HERE, HER_CONFLICT, HER_ORGANISATION, HER_ORGANISATIONS_CONFLICT } from './actors';

/** What is no case, in every relation to somebody. */
export const THINGS: readonly { name: string; it: Resource }[] = [
  ...[
    ['', { conflicts: ['conflict-of-another'], excluded: ['other'] }],
    [' of a case in which she is named', { conflicts: [HER_CONFLICT], excluded: [] }],
    [' of a case in which her organisation is named', { conflicts: ['conflict-of-another', HER_ORGANISATIONS_CONFLICT], excluded: [] }],
    [' of a case that she is excluded from', { conflicts: [], excluded: ['me'] }],
  ].flatMap(([of, facts]): { name: string; it: Resource }[] => {
    const conflict = facts as { conflicts: string[]; excluded: string[] };
    return [
      { name: `her item${of as string}`, it: { kind: 'item', person: 'me', ...conflict } },
      { name: `another's item${of as string}`, it: { kind: 'item', person: 'other', ...conflict } },
      { name: `an application that she reviews${of as string}`, it: { kind: 'application', reviewers: ['other', 'me'], ...conflict } },
      { name: `an application that others review${of as string}`, it: { kind: 'application', reviewers: ['other'], ...conflict } },
      { name: `an application that nobody reviews${of as string}`, it: { kind: 'application', reviewers: [], ...conflict } },
      ...[HER_ORGANISATION, 'P-OTHERS'].flatMap((organisation) => [true, false].flatMap((released) => [true, false].map((consented): { name: string; it: Resource } => ({
        name: `a referral to ${organisation}${released ? ', released' : ''}${consented ? ', with consent' : ''}${of as string}`,
        it: { kind: 'referral', organisation, released, consented, ...conflict },
      })))),
      { name: `an entry of the audit trail${of as string}`, it: { kind: 'audit', about: conflict } },
    ];
  }),
  { name: 'an entry of the audit trail about no case', it: { kind: 'audit' } },
  { name: 'her region', it: { kind: 'region', region: HERE } },
  ...[ELSEWHERE_REGION, 'ASIA'].flatMap((region): { name: string; it: Resource }[] => [
    { name: `${region}, another region`, it: { kind: 'region', region } },
    { name: `the roster of ${region}`, it: { kind: 'roster', region } },
  ]),
  { name: 'all rosters', it: { kind: 'roster' } },
  { name: 'the roster of her region', it: { kind: 'roster', region: HERE } },
  { name: 'the roster of a group', it: { kind: 'roster', group: 'group-x' } },
  { name: 'the roster of a group that works in her region', it: { kind: 'roster', group: 'group-x', region: HERE } },
  ...['me', 'other'].flatMap((person): { name: string; it: Resource }[] => [
    { name: `the account of ${person}`, it: { kind: 'account', person } },
    ...['me', 'other', 'third'].map((askedBy) => ({ name: `the account of ${person}, asked by ${askedBy}`, it: { kind: 'account' as const, person, askedBy } })),
    { name: `the read budget of ${person}`, it: { kind: 'budget', person } },
    { name: `a session of ${person}`, it: { kind: 'session', person } },
  ]),
  ...['me', 'other'].flatMap((person) => [true, false].flatMap((colleague) => [undefined, HER_ORGANISATION, 'P-OTHERS'].map((organisation) => ({
    name: `${person}, ${colleague ? 'who works here' : 'from outside'}, of ${organisation ?? 'no organisation'}`,
    it: { kind: 'person' as const, person, colleague, ...(organisation === undefined ? {} : { organisation }) },
  })))),
  ...[HER_ORGANISATION, 'P-OTHERS'].map((organisation) => ({ name: `the organisation ${organisation}`, it: { kind: 'organisation' as const, organisation } })),
  { name: 'the system', it: { kind: 'system' } },
];
