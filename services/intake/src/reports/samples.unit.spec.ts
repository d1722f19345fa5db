import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readReport, regionsOf, screen } from '@amparo/domain';

const folder = join(__dirname, '../../../../samples/reports');
const samples = readdirSync(folder).filter((name) => name.endsWith('.json')).sort();
const read = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Record<string, unknown>;

describe('the sample reports', () => {
  it.each(samples)('are read as the format says, without a return code: %s', (name) => {
    const body = read(name);
    expect(body).not.toHaveProperty('receipt');
    expect(readReport({ ...body, receipt: 'x' }).odd).toBe(false);
  });

  it('are in six languages', () => {
    expect(new Set(samples.map((name) => read(name)['language']))).toEqual(new Set(['en', 'es', 'fr', 'pt', 'ar', 'ru', undefined]));
  });

  it.each([
    ['01-imminent-danger-es', 'IMMINENT', true, ['LAC']],
    ['02-two-regions-fr', 'HIGH', true, ['AFR', 'MENA']],
    ['03-excluded-organisation-es', 'MEDIUM', true, ['LAC']],
    ['04-unknown-country-ar', 'HIGH', true, []],
    ['05-community-request-pt', 'NONE', false, ['LAC']],
    ['06-grant-request-with-reprisal-sign-en', 'HIGH', true, ['AFR']],
    ['07-text-only-by-sms-ru', 'HIGH', false, ['EECA']],
    ['08-accountability-en', 'NONE', false, ['ASIA']],
    ['09-consent-withdrawal-fr', 'NONE', false, ['AFR']],
    ['10-three-garbled-words-en', 'HIGH', false, []],
    ['11-staff-threatened-en', 'HIGH', true, ['ASIA']],
    ['12-early-warning-pt', 'NONE', false, ['AFR']],
  ])('are screened: %s is %s', (name, urgency, reprisal, regions) => {
    const { report } = readReport({ ...read(`${name}.json`), receipt: 'x' });
    expect(screen(report)).toMatchObject({ urgency, reprisal });
    expect(regionsOf(report.incidentCountries, report.presentCountry).regions).toEqual(regions);
  });
});
