import { AdministrationBench } from '../../test/administration';
import { GiveRole } from '../roles/give-role';
import { ClearRegion } from './clear-region';
import { GetRegionMap } from './get-region-map';
import { SetRegion } from './set-region';

describe('The region map', () => {
  let bench: AdministrationBench;

  beforeEach(async () => (bench = await AdministrationBench.open()));
  afterEach(async () => bench.close());

  const country = async (code: string) => (await new GetRegionMap(bench.database, bench.stored).run()).countries.find((one) => one.country === code);

  it('shows each country with the region that counts and the usual one', async () => {
    expect(await country('TR')).toEqual({ country: 'TR', region: 'EECA', usual: 'EECA', overridden: true });
    expect(await country('KE')).toEqual({ country: 'KE', region: 'AFR', usual: 'AFR', overridden: false });
    expect((await new GetRegionMap(bench.database, bench.stored).run()).countries).toHaveLength(250);
  });

  it('is changed for one country and back, and everybody hears of it', async () => {
    await new SetRegion(bench.directory).run(await bench.now(), 'TN', 'MAGHREB');
    expect(await bench.getCopy.run('roster')).toMatchObject({ version: 2, regionMap: { TR: 'EECA', TN: 'MAGHREB' } });
    await new ClearRegion(bench.directory).run(await bench.now(), 'TN');
    expect(await country('TN')).toMatchObject({ overridden: false });
    expect(await bench.told()).toEqual(['RegionMapChanged directory 2 by admin-1', 'RegionMapChanged directory 3 by admin-1']);
    expect((await bench.changes()).map(({ action, about, detail }) => [action, about, detail])).toEqual([
      ['REGION_SET', 'TN', { region: 'MAGHREB' }], ['REGION_CLEARED', 'TN', {}],
    ]);
  });

  it('refuses a country that there is not, and to leave a coordinator with a region that there is not', async () => {
    await expect(new SetRegion(bench.directory).run(await bench.now(), 'ZZ', 'LAC')).rejects.toMatchObject({ kind: 'unprocessable', code: 'country.unknown' });
    await expect(new ClearRegion(bench.directory).run(await bench.now(), 'KE')).rejects.toMatchObject({ kind: 'absent', code: 'override.absent' });
    await new SetRegion(bench.directory).run(await bench.now(), 'TN', 'MAGHREB');
    await new GiveRole(bench.directory).run(await bench.now(), { person: 'lead', role: 'REGIONAL_COORDINATOR', region: 'MAGHREB' });
    await expect(new ClearRegion(bench.directory).run(await bench.now(), 'TN')).rejects.toMatchObject({ code: 'directory.unknown-reference' });
    await expect(new SetRegion(bench.directory).run(await bench.now(), 'TN', 'AFR')).rejects.toMatchObject({ code: 'directory.unknown-reference' });
  });
});
