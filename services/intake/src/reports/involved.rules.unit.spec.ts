import { readReport } from '@amparo/domain';
import { inOpaqueIds, involvedIn, regionOverridesOf, type OrganisationsCopy } from './involved.rules';

const copy: OrganisationsCopy = {
  version: 3,
  organisations: [
    { id: 'ORG-AMANECER', conflictId: 'c-amanecer', names: ['Amanecer (fictional)', 'Colectivo Amanecer'] },
    { id: 'P-JURIS', conflictId: 'c-juris', names: ['Juris Amiga (fictional)'] },
    { id: 'ORG-NIL', conflictId: 'c-nil', names: ['النيل الحر', '---'] },
  ],
  people: [{ id: 'coord-lac', conflictId: 'c-coord-lac' }],
  regionMap: { TR: 'EECA' },
};
const report = (body: object) => readReport({ receipt: 'x', ...body }).report;

describe('who is involved', () => {
  it.each([
    ['the name without its brackets', 'Amanecer', ['c-amanecer']],
    ['another case, accents and punctuation', '«JURÍS   amiga»', ['c-juris']],
    ['a name inside a sentence', 'dos personas del Colectivo Amanecer, de la sede', ['c-amanecer']],
    ['a name in Arabic', 'موظف في النيل الحر', ['c-nil']],
    ['part of a word', 'Amaneceres del Sur', []],
    ['one word of a name with two', 'Juris', []],
    ['a company that is not in the directory', 'Compañía Imaginaria S.A.', []],
    ['marks only', '---', []],
  ])('is matched by name: %s', (_how, name, conflicts) => {
    expect(involvedIn(report({ involvedNames: [name] }), copy)).toEqual({
      conflicts, organisationMatched: conflicts.length > 0, unknownId: false, cannotMatch: false,
    });
  });

  it('is matched by directory id, each once', () => {
    const body = { involvedOrganisations: ['ORG-AMANECER'], involvedNames: ['Amanecer', 'Colectivo Amanecer'], involvedPeople: ['coord-lac'] };
    expect(involvedIn(report(body), copy)).toEqual({
      conflicts: ['c-amanecer', 'c-coord-lac'], organisationMatched: true, unknownId: false, cannotMatch: false,
    });
  });

  it.each([[{ involvedOrganisations: ['ORG-NOBODY'] }], [{ involvedPeople: ['nobody', 'coord-lac'] }]])('is for a person to look at when an id is unknown: %p', (body) => {
    expect(involvedIn(report(body), copy).unknownId).toBe(true);
  });

  it.each([
    [{}, false], [{ involvedNames: ['Amanecer'] }, true], [{ involvedPeople: ['coord-lac'] }, true], [{ involvedOrganisations: ['P-JURIS'] }, true],
  ])('cannot be said without a copy of the directory: %p', (body, cannotMatch) => {
    expect(involvedIn(report(body), undefined)).toEqual({ conflicts: [], organisationMatched: false, unknownId: false, cannotMatch });
  });

  it('is found in one pass, however many names were sent', () => {
    const started = performance.now();
    involvedIn(report({ involvedNames: Array.from({ length: 100_000 }, (_, i) => `amanecer ${i}`) }), copy);
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});

describe('a withdrawn consent', () => {
  it('names its recipient by an opaque id', () => {
    expect(inOpaqueIds([{ purpose: 'CP-REFER', recipient: 'P-JURIS' }], copy)).toEqual([{ purpose: 'CP-REFER', recipient: 'c-juris' }]);
  });

  it.each([[copy], [undefined]])('counts for every recipient when nobody knows the one named', (known) => {
    expect(inOpaqueIds([{ purpose: 'CP-REFER', recipient: 'P-NOBODY' }], known)).toEqual([{ purpose: 'CP-REFER', recipient: undefined }]);
  });
});

it('takes the region map of the directory, or none', () => {
  expect(regionOverridesOf(copy)).toEqual({ TR: 'EECA' });
  expect(regionOverridesOf(undefined)).toEqual({});
});
