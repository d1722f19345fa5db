import { readReport, screen } from '@amparo/domain';
import { factsOf } from './facts.rules';
import type { OrganisationsCopy } from './involved.rules';

const copy: OrganisationsCopy = {
  version: 1, organisations: [{ id: 'P-JURIS', conflictId: 'c-juris', names: ['Juris Amiga'] }], people: [], regionMap: { HN: 'ASIA' },
};

function facts(body: object) {
  const { report, odd } = readReport({ receipt: 'x', ...body });
  return factsOf({ report, odd, ordersInText: false }, screen(report), { caseId: 'case', continues: undefined }, copy);
}

describe('what leaves the door unsealed', () => {
  it('follows the region map of the directory', () => {
    expect(facts({ incidentCountries: ['HN'] })).toMatchObject({ regions: ['ASIA'], countryKnown: true });
    const { report, odd } = readReport({ receipt: 'x', incidentCountries: ['HN'] });
    const without = factsOf({ report, odd, ordersInText: false }, screen(report), { caseId: 'case', continues: undefined }, undefined);
    expect(without.regions).toEqual(['LAC']);
  });

  it('holds no name, text, contact or country', () => {
    const body = {
      narrative: 'zz-story', involvedNames: ['zz-name'], project: 'zz-project', safeContact: { channel: 'SIGNAL', value: 'zz-contact' },
      incidentCountries: ['HN'], presentCountry: 'KE', banks: ['zz-bank'], language: 'es-HN', caseReference: 'zz-case',
      consents: [{ purpose: 'CP-REFER', recipient: 'zz-recipient', status: 'WITHDRAWN', conditions: 'zz-condition' }],
    };
    expect(JSON.stringify(facts(body))).not.toMatch(/zz-|HN|KE/);
  });

  it('makes coordinators wait for a person when somebody is named and there is no directory to match with', () => {
    const { report, odd } = readReport({ receipt: 'x', involvedNames: ['Juris Amiga'] });
    const { flags } = factsOf({ report, odd, ordersInText: false }, screen(report), { caseId: 'case', continues: undefined }, undefined);
    expect(flags).toMatchObject({ unmatchedCivilSociety: true, odd: true });
    expect(facts({ involvedNames: ['Juris Amiga'] })).toMatchObject({ conflicts: ['c-juris'], flags: { unmatchedCivilSociety: false, odd: false } });
  });

  it('marks an id that nobody has for a person to look at', () => {
    expect(facts({ involvedOrganisations: ['P-NOBODY'] }).flags).toMatchObject({ odd: true, unmatchedCivilSociety: false });
  });
});
