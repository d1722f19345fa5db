import { Reach } from '@amparo/domain';
import { AdministrationBench, signedIn, TODAY } from '../../test/administration';
import { AddAbsence } from './add-absence';
import { ChangeAbsence } from './change-absence';
import { EndAbsence } from './end-absence';
import { GiveDuty } from './give-duty';
import { ListAbsences } from './list-absences';
import { ListRosters } from './list-rosters';
import { ListAbsencesDto } from './rosters.dto';
import { TakeDuty } from './take-duty';

describe('Rosters and absences', () => {
  let bench: AdministrationBench;

  beforeEach(async () => (bench = await AdministrationBench.open()));
  afterEach(async () => bench.close());

  /** Who is told for LAC today, as the service that routes reads it of its copy. */
  const toldForLac = async () => {
    const reach = new Reach(await bench.getCopy.run('roster'), [], new Date(`${TODAY}T12:00:00Z`));
    return { coordinators: reach.coordinators('LAC'), alternates: reach.alternates('LAC') };
  };

  it('move routing with an absence, by the coordinator’s own hand, and back when it ends', async () => {
    const absence = { person: 'coord-lac', from: TODAY, to: '2026-12-05' };
    expect(await toldForLac()).toEqual({ coordinators: ['coord-lac'], alternates: ['alt-lac'] });
    await new AddAbsence(bench.directory).run(await bench.now('coord-lac'), absence);
    expect(await toldForLac()).toEqual({ coordinators: [], alternates: ['alt-lac'] });
    await new ChangeAbsence(bench.directory).run(await bench.now('coord-lac'), absence, { from: '2026-12-02', to: '2026-12-05' });
    expect(await toldForLac()).toMatchObject({ coordinators: ['coord-lac'] });
    await new EndAbsence(bench.directory).run(await bench.now('admin-1'), { ...absence, from: '2026-12-02' });
    expect((await bench.file()).absences).toHaveLength(1);
    expect(await bench.told()).toEqual(['MembershipChanged coord-lac 2 by coord-lac', 'MembershipChanged coord-lac 3 by coord-lac', 'MembershipChanged coord-lac 4 by admin-1']);
    expect((await bench.changes()).map(({ person, action, detail }) => [person, action, detail])).toEqual([
      ['coord-lac', 'ABSENCE_ADDED', { from: TODAY, to: '2026-12-05' }],
      ['coord-lac', 'ABSENCE_CHANGED', { from: '2026-12-02', to: '2026-12-05', oldFrom: TODAY, oldTo: '2026-12-05' }],
      ['admin-1', 'ABSENCE_ENDED', { from: '2026-12-02', to: '2026-12-05' }],
    ]);
  });

  it('are not the alternate’s to change, nor another region’s coordinator’s', async () => {
    const days = { from: TODAY, to: TODAY };
    await expect(new AddAbsence(bench.directory).run(await bench.now('alt-lac'), { person: 'alt-lac', ...days })).rejects.toMatchObject({ code: 'access.forbidden' });
    for (const person of ['swg-duty', 'lead', 'nobody']) {
      await expect(new AddAbsence(bench.directory).run(await bench.now('coord-lac'), { person, ...days })).rejects.toMatchObject({ kind: 'forbidden', code: 'access.forbidden' });
    }
    await expect(new AddAbsence(bench.directory).run(await bench.now(), { person: 'nobody', ...days })).rejects.toMatchObject({ code: 'person.absent' });
    await expect(new AddAbsence(bench.directory).run(await bench.now(), { person: 'lead', from: '2026-12-02', to: TODAY })).rejects.toMatchObject({ code: 'directory.malformed' });
    await expect(new EndAbsence(bench.directory).run(await bench.now(), { person: 'lead', ...days })).rejects.toMatchObject({ code: 'absence.absent' });
  });

  it('let a coordinator name and relieve her own alternates, and nobody else', async () => {
    const alternate = { person: 'lead', role: 'ALTERNATE_COORDINATOR', region: 'LAC' };
    await new GiveDuty(bench.directory).run(await bench.now('coord-lac'), alternate);
    expect((await toldForLac()).alternates).toEqual(['alt-lac', 'lead']);
    await new TakeDuty(bench.directory).run(await bench.now('coord-lac'), alternate);
    expect((await toldForLac()).alternates).toEqual(['alt-lac']);
    const giveDuty = new GiveDuty(bench.directory);
    for (const other of [{ ...alternate, region: 'AFR' }, { person: 'lead', role: 'DUTY', group: 'security' }, { ...alternate, group: 'security' }]) {
      await expect(giveDuty.run(await bench.now('coord-lac'), other)).rejects.toMatchObject({ code: 'access.forbidden' });
    }
    await expect(giveDuty.run(await bench.now('coord-lac'), { ...alternate, person: 'coord-lac' })).rejects.toMatchObject({ code: 'role.own' });
    expect(await giveDuty.run(await bench.now('admin-1'), { person: 'lead', role: 'DUTY', group: 'security' })).toMatchObject({ changed: true });
  });

  it('show a coordinator her region’s, an administrator all, and count after that', async () => {
    const rosters = async (person: string, asked = {}) => (await new ListRosters(bench.database, bench.stored, bench.clock).run(signedIn(person), asked)).rosters;
    expect((await rosters('coord-lac')).map(({ region, mayChange }) => [region, mayChange])).toEqual([['LAC', true]]);
    expect((await rosters('alt-lac')).map(({ region, mayChange }) => [region, mayChange])).toEqual([['LAC', false]]);
    expect(await rosters('coord-lac', { group: 'security' })).toEqual([]);
    expect(await rosters('member')).toEqual([]);
    expect((await rosters('admin-1')).length).toBe(8);
    expect(JSON.stringify(await rosters('admin-1'))).not.toMatch(/example\.org|Duty officer|Member"/);
    await new AddAbsence(bench.directory).run(await bench.now(), { person: 'swg-duty', from: '2026-12-24', to: '2026-12-26' });
    const absences = async (person: string, asked: Partial<ListAbsencesDto> = {}) =>
      new ListAbsences(bench.database, bench.stored, bench.clock).run(signedIn(person), Object.assign(new ListAbsencesDto(), asked));
    expect(await absences('coord-lac')).toMatchObject({ total: 1, items: [{ person: 'coord-lac' }] });
    expect(await absences('coord-lac', { person: 'swg-duty' })).toMatchObject({ total: 0, items: [] });
    expect(await absences('admin-1', { size: 1 })).toMatchObject({ version: 2, total: 2, items: [{ person: 'coord-lac', from: '2026-12-20', to: '2027-01-05' }] });
    expect((await absences('admin-1', { since: '2026-12-27' })).items.map(({ person }) => person)).toEqual(['coord-lac']);
    expect((await absences('admin-1', { on: '2026-12-24' })).total).toBe(2);
  });
});
