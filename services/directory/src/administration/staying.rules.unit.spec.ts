import { Refusal } from '@amparo/kernel';
import { anAdministeredDirectory, TODAY } from '../../test/administration';
import { withPerson } from '../../test/builders';
import type { DirectoryFile, Role } from '../directory/directory.rules';
import { refuseHarm } from './staying.rules';

const now = new Date(`${TODAY}T12:00:00Z`);
const before = anAdministeredDirectory();
const without = (file: DirectoryFile, ...gone: ((role: Role) => boolean)[]): DirectoryFile =>
  ({ ...file, roles: file.roles.filter((role) => !gone.some((is) => is(role))) });
const of = (person: string) => (role: Role) => role.person === person;
const is = (name: string) => ({ role }: Role) => role === name;

function codeOf(after: DirectoryFile, by = 'admin-1', from = before): string {
  try {
    refuseHarm(from, after, by, now);
    return 'allowed';
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

describe('A change by one person', () => {
  it.each<[string, DirectoryFile]>([
    ['nothing', before],
    ['the last resort alone, while the working group is there', without(before, is('LAST_RESORT'))],
    ['another administrator', without(before, of('admin-2'))],
    ['the coordinator', without(before, of('coord-lac'))],
    ['her own address', withPerson(before, 'admin-1', { email: 'new@example.org' })],
  ])('may take away or change %s', (_what, after) => {
    expect(codeOf(after)).toBe('allowed');
  });

  it('may not leave nobody to tell', () => {
    expect(codeOf(without(before, is('LAST_RESORT'), is('DUTY'), is('MEMBER')))).toBe('directory.nobody-reached');
  });

  it('may not take the group that was the last way out, nor make it another kind', () => {
    const last = without(before, is('LAST_RESORT'));
    expect(codeOf({ ...last, groups: [{ id: 'security', name: 'x', kind: 'THEMATIC' }] }, 'admin-1', last)).toBe('directory.nobody-reached');
  });

  it('may not send the only one on global duty away on a day to come, when nobody else is the last way out', () => {
    const bare = without(before, is('LAST_RESORT'), is('DUTY'), is('MEMBER'));
    const one = { ...bare, roles: [...bare.roles, { person: 'lead', role: 'GLOBAL_DUTY' }] };
    const away = { ...one, absences: [...one.absences, { person: 'lead', from: '2027-03-01', to: '2027-03-02' }] };
    expect(codeOf(away, 'admin-1', one)).toBe('directory.nobody-reached');
    const past = { ...one, absences: [...one.absences, { person: 'lead', from: '2026-03-01', to: '2026-03-02' }] };
    expect(codeOf(past, 'admin-1', one)).toBe('allowed');
  });

  it('may change a directory that reaches nobody yet', () => {
    const empty = without(before, is('LAST_RESORT'), is('DUTY'), is('MEMBER'));
    expect(codeOf(withPerson(empty, 'lead', { language: 'fr' }), 'admin-1', empty)).toBe('allowed');
  });

  it('may not take the last administrator away, and nobody her own administration', () => {
    const one = without(before, of('admin-2'));
    expect(codeOf(without(one, of('admin-1')), 'admin-1', one)).toBe('directory.last-administrator');
    expect(codeOf(without(before, of('admin-1')), 'admin-1')).toBe('role.own-administration');
    expect(codeOf(without(before, of('admin-1')), 'admin-2')).toBe('allowed');
  });

  it.each<[string, Role]>([
    ['a region', { person: 'admin-1', role: 'REGIONAL_COORDINATOR', region: 'LAC' }],
    ['the trail', { person: 'admin-1', role: 'AUDITOR' }],
    ['membership of a group', { person: 'admin-1', role: 'MEMBER', group: 'security' }],
  ])('may not give herself %s, and another may', (_what, role) => {
    const after = { ...before, roles: [...before.roles, role] };
    expect([codeOf(after), codeOf(after, 'admin-2')]).toEqual(['role.own', 'allowed']);
  });

  it('may not widen her own sight through the kind of a group that she is in', () => {
    const quiet = { ...before, groups: [...before.groups, { id: 'readers', name: 'x', kind: 'THEMATIC' }], roles: [...before.roles, { person: 'admin-1', role: 'MEMBER', group: 'readers' }] };
    const loud = { ...quiet, groups: quiet.groups.map((group) => ({ ...group, kind: 'SECURITY_WORKING_GROUP' })) };
    expect([codeOf(loud, 'admin-1', quiet), codeOf(loud, 'admin-2', quiet)]).toEqual(['role.own', 'allowed']);
  });

  it('may not move her to another organisation, nor out of her own, by her own hand', () => {
    const after = withPerson(before, 'admin-1', { organisation: 'P-JURIS' });
    expect([codeOf(after), codeOf(after, 'admin-2'), codeOf(before, 'admin-1', after)]).toEqual(['person.own-organisation', 'allowed', 'person.own-organisation']);
  });

  it('may not take a name from her own organisation, by which cases about it are known; it may add one', () => {
    const hers = withPerson(before, 'admin-1', { organisation: 'ORG-AMANECER' });
    const named = (aliases: string[]) => ({ ...hers, organisations: hers.organisations.map((one) => (one.id === 'ORG-AMANECER' ? { ...one, aliases } : one)) });
    expect([codeOf(named([]), 'admin-1', hers), codeOf(named([]), 'admin-2', hers)]).toEqual(['organisation.own-names', 'allowed']);
    expect(codeOf(named(['Colectivo Amanecer', 'Another']), 'admin-1', hers)).toBe('allowed');
  });
});
