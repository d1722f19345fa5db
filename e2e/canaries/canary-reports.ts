import type { Canaries } from './canaries';

/** Every property of the report's format (contracts: report.schema.json), each with a canary where nothing of the kind belongs. */
export function nothingButCanaries(canaries: Canaries): object {
  const of = (property: string): string => canaries.in(`${property} of an odd report`);
  const list = (property: string): string[] => [of(property), of(property)];
  return {
    language: of('language'), channel: of('channel'), category: of('category'), narrative: `${of('narrative')} and more`, acts: list('acts'), happened: of('happened'), stillInDanger: of('stillInDanger'),
    targets: list('targets'), sources: list('sources'), involvedOrganisations: list('involvedOrganisations'), involvedNames: list('involvedNames'), involvedPeople: list('involvedPeople'),
    links: list('links'), riskFactors: list('riskFactors'), measures: list('measures'), wishedUrgency: of('wishedUrgency'), incidentCountries: list('incidentCountries'), presentCountry: of('presentCountry'),
    banks: list('banks'), project: of('project'), boardDate: of('boardDate'), amount: of('amount'), currency: of('currency'), onBehalfOf: of('onBehalfOf'),
    safeContact: { channel: of('safeContact.channel'), value: of('safeContact.value'), rules: list('safeContact.rules'), times: of('safeContact.times'), timeZone: of('safeContact.timeZone'), [of('a property of safeContact')]: 1 },
    consents: [{ purpose: of('consents.purpose'), recipient: of('consents.recipient'), status: of('consents.status'), conditions: of('consents.conditions'), [of('a property of consents')]: 1 }],
    caseReference: of('caseReference'), checkBackDay: of('checkBackDay'), [of('a property')]: of('the value of a property'), __proto__x: { [of('a property within')]: [of('a value within')] },
  };
}

/** A report that goes its whole way, with a canary in each free text. */
export function ordinaryWithCanaries(canaries: Canaries, country: string, acts: readonly string[] = ['ACT-ARREST']): object {
  const of = (property: string): string => canaries.in(`${property} of a report of ${country}`);
  return {
    channel: 'WEB_FORM', language: 'es', category: 'REPRISAL', acts, happened: 'LAST_3_DAYS', riskFactors: ['RF-DETAINED'], incidentCountries: [country], narrative: `${of('narrative')} fue detenida.`,
    involvedNames: [of('involvedNames')], banks: [of('banks')], project: of('project'), amount: '4800.00', currency: 'EUR', onBehalfOf: 'SELF',
    safeContact: { channel: 'EMAIL', value: `${of('safeContact.value')}@example.org`, rules: ['TEXT_ONLY'], times: of('safeContact.times'), timeZone: 'America/Bogota' },
    consents: [{ purpose: 'CP-REFER', recipient: of('consents.recipient'), status: 'WITHDRAWN', conditions: of('consents.conditions') }],
  };
}

/** Headers that say who somebody is, or where: each with a canary. */
export function headersWithCanaries(canaries: Canaries): Record<string, string> {
  const names = ['user-agent', 'accept-language', 'referer', 'cookie', 'x-forwarded-for', 'x-real-ip', 'forwarded', 'from', 'via', 'x-request-id', 'traceparent', 'tracestate', 'if-none-match', 'x-anything'];
  return Object.fromEntries(names.map((name) => [name, canaries.in(`header ${name}`)]));
}

/** The invented directory with a canary in each name, address and pager. Ids and names of groups are codes, and stay. */
export function directoryWithCanaries(canaries: Canaries, directory: object): object {
  const { people, organisations, ...rest } = directory as Record<'people' | 'organisations', { id: string; aliases?: string[] }[]>;
  const named = <T extends { id: string }>(one: T): T & { name: string } => ({ ...one, name: `${canaries.in(`name of ${one.id}`)} X` });
  return {
    ...rest,
    people: people.map((one) => ({ ...named(one), email: `${canaries.in(`address of ${one.id}`)}@example.org`, pager: canaries.in(`pager of ${one.id}`) })),
    organisations: organisations.map((one) => ({ ...named(one), aliases: [canaries.in(`alias of ${one.id}`), 'Colectivo Amanecer'] })),
  };
}
