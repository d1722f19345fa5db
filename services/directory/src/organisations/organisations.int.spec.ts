import { AdministrationBench } from '../../test/administration';
import { AddOrganisation } from './add-organisation';
import { ChangeOrganisation } from './change-organisation';
import { EndOrganisation } from './end-organisation';
import { GetOrganisation } from './get-organisation';
import { ListOrganisations } from './list-organisations';
import { SearchOrganisationsDto } from './organisations.dto';

const delta = { id: 'ORG-DELTA', name: 'Delta (fictional)', aliases: ['Rede Delta'], kind: 'MEMBER', services: [], regions: [], languages: [] };

describe('Organisations', () => {
  let bench: AdministrationBench;

  beforeEach(async () => (bench = await AdministrationBench.open()));
  afterEach(async () => bench.close());

  const conflictIdOf = async (id: string) => (await bench.getCopy.run('organisations')).organisations.find((one) => one.id === id)?.conflictId;
  const list = async (asked: Partial<SearchOrganisationsDto>) =>
    (await new ListOrganisations(bench.database, bench.stored).run(Object.assign(new SearchOrganisationsDto(), asked), 'en')).items.map(({ id, people }) => [id, people]);

  it('are added, changed and ended; the door’s copy knows their aliases, and events their conflict ids alone', async () => {
    await new AddOrganisation(bench.directory).run(await bench.now(), delta);
    const conflictId = await conflictIdOf('ORG-DELTA');
    await new ChangeOrganisation(bench.directory).run(await bench.now(), { ...delta, aliases: ['Rede Delta', 'Δέλτα'], kind: 'PARTNER' });
    expect((await bench.getCopy.run('organisations')).organisations.at(-1)?.names).toEqual(['Delta (fictional)', 'Rede Delta', 'Δέλτα']);
    await new EndOrganisation(bench.directory).run(await bench.now(), 'ORG-DELTA');
    expect(await bench.told()).toEqual([2, 3, 4].map((version) => `OrganisationChanged ${conflictId} ${version} by admin-1`));
    expect((await bench.changes()).map(({ action, detail }) => [action, detail])).toEqual([
      ['ORGANISATION_ADDED', { kind: 'MEMBER' }], ['ORGANISATION_CHANGED', { fields: ['aliases', 'kind'] }], ['ORGANISATION_ENDED', {}],
    ]);
    await new AddOrganisation(bench.directory).run(await bench.now(), delta);
    expect(await conflictIdOf('ORG-DELTA')).toBe(conflictId);
  });

  it('keep their ids apart, and stay while somebody belongs to them', async () => {
    await expect(new AddOrganisation(bench.directory).run(await bench.now(), { ...delta, id: 'P-JURIS' })).rejects.toMatchObject({ code: 'organisation.taken' });
    await expect(new EndOrganisation(bench.directory).run(await bench.now(), 'ORG-AMANECER')).rejects.toMatchObject({ kind: 'conflict', code: 'organisation.in-use' });
    await expect(new EndOrganisation(bench.directory).run(await bench.now(), 'NONE')).rejects.toMatchObject({ kind: 'absent', code: 'organisation.absent' });
    await expect(new ChangeOrganisation(bench.directory).run(await bench.now(), { ...delta, id: 'NONE' })).rejects.toMatchObject({ code: 'organisation.absent' });
  });

  it('are found by alias and kind, with how many people belong to them', async () => {
    expect(await list({})).toEqual([['ORG-AMANECER', 1], ['P-JURIS', 0]]);
    expect(await list({ text: 'colectivo' })).toEqual([['ORG-AMANECER', 1]]);
    expect(await list({ kind: 'PARTNER' })).toEqual([['P-JURIS', 0]]);
    expect(await list({ sort: 'kind', direction: 'descending' })).toEqual([['P-JURIS', 0], ['ORG-AMANECER', 1]]);
    const getOrganisation = new GetOrganisation(bench.database, bench.stored);
    expect(await getOrganisation.run('P-JURIS')).toMatchObject({ version: 1, organisation: { id: 'P-JURIS', services: ['PM-LEGAL'], capacity: 'OPEN', people: 0 } });
    await expect(getOrganisation.run('NONE')).rejects.toMatchObject({ code: 'organisation.absent' });
  });
});
