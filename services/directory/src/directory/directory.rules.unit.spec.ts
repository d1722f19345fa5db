import { aDirectory, withPerson } from '../../test/builders';
import { changesBetween, type DirectoryFile } from './directory.rules';

const nothing = { any: false, people: [], left: [], organisations: [], regionMap: false };
const before = aDirectory();
const reversed: DirectoryFile = {
  ...before,
  people: before.people.toReversed(), organisations: before.organisations.toReversed(), roles: before.roles.toReversed(),
};

describe('What an import changes', () => {
  it('is nothing when everything is as it was', () => {
    expect(changesBetween(before, aDirectory())).toEqual(nothing);
  });

  it('is nothing when only the order of lists differs', () => {
    expect(changesBetween(before, reversed)).toEqual(nothing);
  });

  it.each<[string, DirectoryFile]>([
    ['address', withPerson(before, 'lead', { email: 'lead-2@example.org' })],
    ['language', withPerson(before, 'lead', { language: 'fr' })],
    ['organisation', withPerson(before, 'lead', { organisation: 'P-JURIS' })],
    ['role', { ...before, roles: [...before.roles, { person: 'lead', role: 'GLOBAL_DUTY' }] }],
    ['absence', { ...before, absences: [...before.absences, { person: 'lead', from: '2026-01-01', to: '2026-01-02' }] }],
  ])('is one person when her %s changed', (_what, after) => {
    expect(changesBetween(before, after)).toEqual({ ...nothing, any: true, people: ['lead'] });
  });

  it('is everybody with a role in a group whose kind changed', () => {
    const after = { ...before, groups: [{ ...before.groups[0]!, kind: 'REVIEW' }] };
    expect(changesBetween(before, after)).toEqual({ ...nothing, any: true, people: ['swg-duty'] });
  });

  it('is a new version without anybody to tell of when a group got another name', () => {
    const after = { ...before, groups: [{ ...before.groups[0]!, name: 'Other name' }] };
    expect(changesBetween(before, after)).toEqual({ ...nothing, any: true });
  });

  it('tells who left, and only that, of somebody who left', () => {
    const after = { ...before, people: before.people.slice(0, 2), roles: before.roles.slice(0, 2) };
    expect(changesBetween(before, after)).toEqual({ ...nothing, any: true, left: ['lead'] });
  });

  it('names an organisation that changed, came or left', () => {
    const [first, second] = before.organisations;
    const after = { ...before, organisations: [{ ...first!, aliases: [] }, { ...second!, id: 'P-NEW' }] };
    expect(changesBetween(before, after)).toEqual({ ...nothing, any: true, organisations: ['ORG-AMANECER', 'P-NEW', 'P-JURIS'] });
  });

  it('notices another region map', () => {
    expect(changesBetween(before, { ...before, regionMap: { TR: 'MENA' } })).toEqual({ ...nothing, any: true, regionMap: true });
  });
});
