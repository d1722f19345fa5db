import * as fc from 'fast-check';
import { matcherOf, nextRing, type DirectoryOrganisation, type Need } from '../index';

const partner = (id: string, said: Partial<DirectoryOrganisation> = {}): DirectoryOrganisation => ({
  id, conflictId: `c-${id}`, kind: 'PARTNER', services: ['PM-LEGAL'], regions: ['LAC'], languages: ['es'], capacity: 'OPEN', ...said,
});
const need = (said: Partial<Need> = {}): Need => ({ measures: ['PM-LEGAL', 'PM-BAIL'], regions: ['LAC'], language: 'es-MX', conflicts: [], objected: [], ...said });
const matched = (partners: DirectoryOrganisation[], said: Partial<Need> = {}) => matcherOf(partners)(need(said));
const inOrder = (partners: DirectoryOrganisation[], said: Partial<Need> = {}) => matched(partners, said).map(({ organisation, ring }) => `${organisation} ${ring}`);

describe('who may be able to help', () => {
  it('is said with all the reasons', () => {
    expect(matched([partner('one', { services: ['PM-BAIL', 'PM-LEGAL', 'PM-MED'] })])).toEqual([{
      organisation: 'one', conflictId: 'c-one', ring: 1, score: 46, because: ['SERVICE:PM-LEGAL', 'SERVICE:PM-BAIL', 'REGION:LAC', 'LANGUAGE:es', 'CAPACITY:OPEN'],
    }]);
    expect(matched([partner('one', { regions: [], languages: [], capacity: undefined as never })])[0]?.because).toEqual(['SERVICE:PM-LEGAL', 'REGION:NOT_SAID', 'LANGUAGE:INTERPRETER', 'CAPACITY:NOT_SAID']);
  });

  it.each<[string, Partial<DirectoryOrganisation>, string[]]>([
    ['all fits', {}, ['one 1']],
    ['it works everywhere', { regions: ['*'] }, ['one 1']],
    ['it is short of room', { capacity: 'LIMITED' }, ['one 1']],
    ['it says nothing of its room', { capacity: undefined }, ['one 2']],
    ['an interpreter is needed', { languages: ['en'] }, ['one 2']],
    ['it works elsewhere', { regions: ['AFR'] }, ['one 3']],
    ['it has no such service', { services: ['PM-MED'] }, []],
    ['it is full', { capacity: 'FULL' }, []],
    ['it has paused', { capacity: 'PAUSED' }, []],
    ['its word for capacity is none of ours', { capacity: 'toString' }, []],
  ])('%s', (_what, said, wanted) => expect(inOrder([partner('one', said)])).toEqual(wanted));

  it('is never anybody involved, nor anybody to whom she has said no', () => {
    expect(inOrder([partner('one'), partner('two'), partner('three')], { conflicts: ['c-one'], objected: ['c-three'] })).toEqual(['two 1']);
  });

  it('comes in order: more of the help, nearer, speaking the language, with room', () => {
    const partners = [
      partner('a', { capacity: 'LIMITED' }), partner('b', { regions: ['*'] }), partner('c', { services: ['PM-LEGAL', 'PM-BAIL'], regions: ['*'], capacity: 'LIMITED' }), partner('e'), partner('d'),
      partner('f', { services: ['PM-LEGAL', 'PM-BAIL'], languages: ['fr'] }),
    ];
    expect(inOrder(partners)).toEqual(['c 1', 'd 1', 'e 1', 'a 1', 'b 1', 'f 2']);
  });

  it('widens to whoever was not asked, and ends', () => {
    const matches = matched([partner('a'), partner('b', { languages: ['en'] }), partner('c', { regions: [] })]);
    const asked = new Set(['a', 'b']);
    expect(nextRing(matches, 0, new Set())?.matches.map(({ organisation }) => organisation)).toEqual(['a']);
    expect(nextRing(matches, 1, new Set(['a']))).toMatchObject({ ring: 2, matches: [{ organisation: 'b' }] });
    expect(nextRing(matches, 1, asked)).toMatchObject({ ring: 3, matches: [{ organisation: 'c' }] });
    expect(nextRing(matches, 3, asked)).toBeUndefined();
    expect(nextRing([], 0, new Set())).toBeUndefined();
  });
});

describe('whatever the directory says', () => {
  const few = <T>(...of: T[]) => fc.subarray(of);
  const anyPartner = fc.record({
    id: fc.constantFrom('a', 'b', 'c', 'd', 'e'), services: few('PM-LEGAL', 'PM-BAIL', 'PM-MED'), regions: few('LAC', 'AFR', '*'), languages: few('es', 'en', 'fr'),
    capacity: fc.constantFrom('OPEN', 'LIMITED', 'FULL', undefined),
  }).map(({ id, capacity, ...rest }): DirectoryOrganisation => ({ id, conflictId: `c-${id}`, kind: 'PARTNER', ...rest, ...(capacity === undefined ? {} : { capacity }) }));
  const partners = fc.uniqueArray(anyPartner, { selector: ({ id }) => id });
  const anyNeed: fc.Arbitrary<Need> = fc.record({
    measures: few('PM-LEGAL', 'PM-BAIL', 'PM-MED'), regions: few('LAC', 'AFR'), language: fc.constantFrom('es', 'en', 'fr-CA'), conflicts: few('c-a', 'c-b'), objected: few('c-c'),
  });

  it('each is matched once, able, and not kept out; and a further conflict takes away that one alone', () => {
    fc.assert(fc.property(partners, anyNeed, (all, wanted) => {
      const matches = matcherOf(all)(wanted);
      expect(new Set(matches.map(({ organisation }) => organisation)).size).toBe(matches.length);
      for (const { organisation, conflictId } of matches) {
        const one = all.find(({ id }) => id === organisation)!;
        expect(one.services.some((each) => wanted.measures.includes(each)) && one.capacity !== 'FULL').toBe(true);
        expect([...wanted.conflicts, ...wanted.objected]).not.toContain(conflictId);
      }
      const without = matcherOf(all)({ ...wanted, conflicts: [...wanted.conflicts, 'c-d'] });
      expect(without).toEqual(matches.filter(({ organisation }) => organisation !== 'd'));
    }), { numRuns: 3000 });
  });

  it('it is what a plain reading of the rule gives, need after need', () => {
    const primary = (tag: string) => (tag.split('-')[0] ?? '').toLowerCase();
    /** The rule, said once more without any index: service × region × language × capacity, ranked. */
    const plainly = (all: readonly DirectoryOrganisation[], { measures, regions, language, conflicts, objected }: Need) => all.flatMap((one) => {
      const services = [...new Set(measures)].filter((each) => one.services.includes(each));
      const room = { OPEN: 2, LIMITED: 1 }[one.capacity ?? ''] ?? (one.capacity === undefined ? 0 : undefined);
      if (services.length === 0 || room === undefined || [...conflicts, ...objected].includes(one.conflictId)) return [];
      const region = one.regions.find((each) => regions.includes(each));
      const near = region ?? (one.regions.includes('*') ? '*' : undefined);
      const spoken = one.languages.some((each) => primary(each) === primary(language));
      return [{
        organisation: one.id, conflictId: one.conflictId, ring: near === undefined ? 3 : spoken && one.capacity !== undefined ? 1 : 2, score: services.length * 16 + (region === undefined ? 0 : 8) + (spoken ? 4 : 0) + room,
        because: [...services.map((each) => `SERVICE:${each}`), `REGION:${near ?? 'NOT_SAID'}`, `LANGUAGE:${spoken ? primary(language) : 'INTERPRETER'}`, `CAPACITY:${one.capacity ?? 'NOT_SAID'}`],
      }];
    }).sort((a, b) => a.ring - b.ring || b.score - a.score || (a.organisation < b.organisation ? -1 : 1));
    fc.assert(fc.property(partners, fc.array(anyNeed, { minLength: 1, maxLength: 4 }), (all, wanted) => {
      const match = matcherOf(all);
      const found = wanted.map((each) => match(each));
      expect(found).toEqual(wanted.map((each) => plainly(all, each)));
    }), { numRuns: 500 });
  });

  it('the order of the directory changes nothing', () => {
    fc.assert(fc.property(partners, anyNeed, (all, wanted) => expect(matcherOf([...all].reverse())(wanted)).toEqual(matcherOf(all)(wanted))), { numRuns: 1000 });
  });
});
