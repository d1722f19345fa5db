import { anAdministeredDirectory, signedIn, TODAY } from '../../test/administration';
import { mayChangeAbsenceOf, maySeeAbsenceOf, rostersIn, rostersOf, withAbsence, withoutAbsence } from './rosters.rules';

const now = new Date(`${TODAY}T12:00:00Z`);
const file = anAdministeredDirectory();
const coordinator = signedIn('coord-lac');
const mayChange = (person: string, by = coordinator, of = file) => mayChangeAbsenceOf(person)(by, of, now);

describe('Rosters', () => {
  it('are one for all, one for each region, one for each group, with who is away', () => {
    const rosters = rostersIn(file);
    expect(rosters.map(({ region, group }) => region ?? group ?? 'all')).toEqual(['all', 'AFR', 'ASIA', 'EECA', 'GLOB', 'LAC', 'MENA', 'security']);
    expect(rosters[0]).toEqual({ people: [{ person: 'lead', role: 'LAST_RESORT' }], absences: [] });
    expect(rosters[5]).toEqual({
      region: 'LAC', people: [{ person: 'coord-lac', role: 'REGIONAL_COORDINATOR' }, { person: 'alt-lac', role: 'ALTERNATE_COORDINATOR' }],
      absences: [{ person: 'coord-lac', from: '2026-12-20', to: '2027-01-05' }],
    });
    expect(rosters[7]).toMatchObject({ group: 'security', people: [{ person: 'swg-duty', role: 'DUTY' }, { person: 'member', role: 'MEMBER' }] });
  });

  it('put what is held in a group for a region on the group’s roster alone', () => {
    const both = { ...file, roles: [{ person: 'member', role: 'MEMBER', group: 'security', region: 'LAC' }] };
    expect(rostersIn(both).find(({ region }) => region === 'LAC')?.people).toEqual([]);
    expect(rostersOf(both, 'member')).toEqual([{ kind: 'roster', region: 'LAC', group: 'security' }]);
  });
});

describe('The absence of somebody', () => {
  it('is the coordinator’s to change while she stands on the region’s roster alone', () => {
    expect(mayChange('alt-lac')).toEqual({ allowed: true });
    expect(mayChange('coord-lac')).toEqual({ allowed: true });
    const alsoOnDuty = { ...file, roles: [...file.roles, { person: 'alt-lac', role: 'DUTY', group: 'security' }] };
    expect(mayChange('alt-lac', coordinator, alsoOnDuty)).toMatchObject({ allowed: false, code: 'access.forbidden' });
  });

  it.each(['swg-duty', 'lead', 'admin-1', 'nobody'])('is not hers for %s, and the answer does not tell who there is', (person) => {
    expect(mayChange(person)).toEqual({ allowed: false, hidden: false, code: 'access.forbidden' });
    expect(mayChange(person, signedIn('admin-1'))).toEqual({ allowed: true });
  });

  it('is seen by whoever may see one of her rosters', () => {
    expect(['alt-lac', 'swg-duty', 'lead', 'nobody'].map((person) => maySeeAbsenceOf(person, coordinator, file, now))).toEqual([true, false, false, false]);
  });

  it('does not overlap another of hers', () => {
    const absence = { person: 'coord-lac', from: '2027-01-05', to: '2027-01-06' };
    expect(() => withAbsence(file, absence)).toThrow(expect.objectContaining({ code: 'absence.overlaps' }));
    const [old] = file.absences;
    expect(withAbsence(file, absence, old).absences).toEqual([absence]);
    expect(withAbsence(file, { ...absence, person: 'lead' }).absences).toHaveLength(2);
    expect(() => withoutAbsence(file, absence)).toThrow(expect.objectContaining({ code: 'absence.absent' }));
  });
});
