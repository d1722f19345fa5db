import * as fc from 'fast-check';
import { Refusal } from '@amparo/kernel';
import { hasSafeChannel, readReport } from '../index';
import { aReport } from '../../test/builders';

const receipt = 'one two three';
const read = (said: Record<string, unknown>) => readReport({ receipt, ...said });

function refusal(body: unknown): Refusal {
  try {
    readReport(body);
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('it was not refused');
}

test('a report with nothing but a receipt is read, with every default', () => {
  expect(readReport({ receipt })).toEqual({
    odd: false,
    report: {
      receipt, language: 'und', channel: 'WEB_FORM', category: 'UNSURE', acts: [], unreadAct: false, happened: 'UNKNOWN', stillInDanger: 'UNKNOWN',
      targets: [], sources: [], involvedOrganisations: [], involvedNames: [], involvedPeople: [], links: [], riskFactors: [], measures: [],
      incidentCountries: [], banks: [], amountAsked: false, onBehalfOf: 'UNKNOWN', consents: [],
    },
  });
});

test('a full report is read as it was sent, and nothing is odd', () => {
  const said = {
    language: 'es', channel: 'SMS', category: 'REPRISAL', narrative: 'texto', acts: ['ACT-THREAT'], happened: 'LAST_3_DAYS', stillInDanger: 'YES',
    targets: ['TGT-IND'], sources: ['SRC-POLICE'], involvedOrganisations: ['ORG-A'], involvedNames: ['A', 'A'], involvedPeople: ['p'], links: ['LNK-IAM'],
    riskFactors: ['RF-NOW'], measures: ['PM-LEGAL'], wishedUrgency: 'LOW', incidentCountries: ['NA', 'XK'], presentCountry: 'NA', banks: ['Bank'],
    project: 'P', boardDate: '2028-02-29', amount: '1500.50', currency: 'USD', onBehalfOf: 'SELF', caseReference: 'AM-7F3K-92QD', checkBackDay: '2026-11-30',
    safeContact: { channel: 'SIGNAL', value: '+1', rules: ['TEXT_ONLY'], times: 'night', timeZone: 'UTC' },
    consents: [{ purpose: 'CP-REFER', recipient: 'P-JURIS', status: 'GIVEN', conditions: 'no phone' }],
  };
  const { report, odd } = read(said);
  expect(odd).toBe(false);
  expect(report).toEqual({ receipt, unreadAct: false, amountAsked: true, ...said, involvedNames: ['A'] });
});

test.each<[string, unknown]>([
  ['no object', 'text'], ['null', null], ['a list', []], ['nothing', undefined], ['no receipt', {}], ['an empty receipt', { receipt: ' ' }],
  ['a receipt that is a number', { receipt: 7 }], ['a receipt that is null', { receipt: null }], ['acts as text', { receipt, acts: 'ACT-KILL' }],
  ['acts as an object', { receipt, acts: { 0: 'ACT-KILL' } }], ['a number among acts', { receipt, acts: [1] }], ['a number as channel', { receipt, channel: 1 }],
  ['a list as category', { receipt, category: ['REPRISAL'] }], ['a number as amount', { receipt, amount: 100 }], ['a boolean as happened', { receipt, happened: true }],
  ['text as safe contact', { receipt, safeContact: 'x' }], ['a number in safe contact', { receipt, safeContact: { value: 1 } }],
  ['text among consents', { receipt, consents: ['GIVEN'] }], ['a number as consent status', { receipt, consents: [{ status: 1 }] }],
  ['an object as country', { receipt, incidentCountries: [{}] }], ['a number as narrative', { receipt, narrative: 1 }],
  ['NUL in a text', { receipt, narrative: 'a\0b' }], ['a lone surrogate', { receipt, narrative: 'a\ud800b' }], ['NUL in a name', { receipt, 'a\0': 1 }],
  ['NUL deep in an unknown property', { receipt, x: [{ y: ['\0'] }] }],
])('%s is malformed, and the answer repeats nothing', (_, body) => {
  const error = refusal(body);
  expect([error.kind, error.code]).toEqual(['malformed', 'report.malformed']);
  expect(error.message).toBe('The report is not in the expected format.');
});

test('a narrative above 50,000 characters is oversize, counted as people count', () => {
  expect(refusal({ receipt, narrative: 'a'.repeat(50_001) })).toMatchObject({ kind: 'oversize', code: 'report.oversize' });
  expect(read({ narrative: '\u{1F600}'.repeat(50_000) }).odd).toBe(false);
  expect(refusal({ receipt, narrative: '\u{1F600}'.repeat(50_001) }).kind).toBe('oversize');
});

test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
  ['an unknown act', { acts: ['ACT-NEW', 'ACT-KILL'] }, { acts: ['ACT-KILL'], unreadAct: true }],
  ['an unknown factor', { riskFactors: ['RF-X'] }, { riskFactors: [] }],
  ['an unknown channel', { channel: 'PIGEON' }, { channel: 'WEB_FORM' }],
  ['an unknown category', { category: 'reprisal' }, { category: 'UNSURE' }],
  ['an unknown time', { happened: 'YESTERDAY' }, { happened: 'UNKNOWN' }],
  ['a wish that is none', { wishedUrgency: 'NONE' }, { wishedUrgency: undefined }],
  ['an unknown country', { incidentCountries: ['ZZ', 'CO'] }, { incidentCountries: ['CO'] }],
  ['an unknown present country', { presentCountry: 'ZZ' }, { presentCountry: undefined }],
  ['a repeat', { acts: ['ACT-KILL', 'ACT-KILL'] }, { acts: ['ACT-KILL'] }],
  ['a blank organisation', { involvedOrganisations: [' ', 'ORG-A', 'ORG-A'] }, { involvedOrganisations: ['ORG-A'] }],
  ['a day that does not exist', { boardDate: '2026-02-30' }, { boardDate: undefined }],
  ['a day of coming back in a year that never was', { checkBackDay: '0000-01-01' }, { checkBackDay: undefined }],
  ['a day of coming back in words', { checkBackDay: 'soon' }, { checkBackDay: undefined }],
  ['a date in words', { boardDate: 'tomorrow' }, { boardDate: undefined }],
  ['an amount in words, still asked for', { amount: '5,000 dollars' }, { amount: undefined, amountAsked: true }],
  ['a currency in small letters', { currency: 'usd' }, { currency: undefined }],
  ['an unknown property', { colour: 'red' }, {}],
  ['null for a list', { acts: null }, { acts: [] }],
  ['null among acts', { acts: [null, 'ACT-KILL'] }, { acts: ['ACT-KILL'], unreadAct: false }],
  ['null for a choice', { channel: null }, { channel: 'WEB_FORM' }],
  ['a language that is none', { language: 'Quechua, please' }, { language: 'und' }],
  ['more in safe contact than there is', { safeContact: { channel: 'SIGNAL', nick: 'x' } }, { safeContact: { channel: 'SIGNAL', rules: [] } }],
  ['an unknown contact rule', { safeContact: { rules: ['WHISPER'] } }, { safeContact: { rules: [] } }],
  ['a consent without purpose', { consents: [{ status: 'GIVEN' }] }, { consents: [] }],
  ['a consent with an unknown purpose', { consents: [{ purpose: 'CP-X', status: 'GIVEN' }] }, { consents: [] }],
  ['a consent with an unknown status', { consents: [{ purpose: 'CP-UN', status: 'EXPIRED' }] }, { consents: [] }],
])('%s is odd, never refused', (_, said, expected) => {
  const { report, odd } = read(said);
  expect(odd).toBe(true);
  expect(report).toEqual({ ...aReport(), ...expected });
});

test('a withdrawal whose purpose cannot be read takes back every purpose', () => {
  expect(read({ consents: [{ purpose: 'CP-X', recipient: ' P-A ', status: 'WITHDRAWN' }] })).toMatchObject({
    odd: true, report: { consents: [{ purpose: undefined, recipient: 'P-A', status: 'WITHDRAWN' }] },
  });
});

test('more than 64 codes are odd, and the one that shows the danger is not cut off', () => {
  const { report, odd } = read({ acts: [...Array.from({ length: 100 }, (_, i) => `ACT-${i}`), 'ACT-KILL'] });
  expect(odd).toBe(true);
  expect(report.acts).toEqual(['ACT-KILL']);
});

test('names of the language itself are harmless and odd', () => {
  const { report, odd } = readReport(JSON.parse('{"receipt":"one two three","__proto__":{"acts":["ACT-KILL"]},"constructor":1,"acts":["__proto__"]}'));
  expect(odd).toBe(true);
  expect(report.acts).toEqual([]);
});

test('a body as deep as can be does not end the process', () => {
  let deep: unknown = 'x';
  for (let i = 0; i < 200_000; i++) deep = [deep];
  expect(read({ deep }).odd).toBe(true);
});

test.each([['es-CO', 'es'], ['SR-latn-RS', 'sr-Latn'], ['quz', 'quz'], ['zh-Hans-CN-x-private', 'zh-Hans']])('the language %s is kept as %s: the country part would tell the country', (tag, kept) => {
  expect(read({ language: tag })).toMatchObject({ odd: false, report: { language: kept } });
});

test.each<[boolean, Record<string, unknown> | undefined]>([
  [true, { channel: 'SIGNAL', value: '+1' }], [false, undefined], [false, { channel: 'RECEIPT_ONLY', value: 'x' }], [false, { channel: 'EMAIL' }],
  [false, { value: '+1' }], [false, { channel: 'PHONE', value: '+1', rules: ['NO_CONTACT'] }],
])('a safe channel is %s for %j', (expected, safeContact) => {
  expect(hasSafeChannel(aReport({ safeContact }))).toBe(expected);
});

test('whatever JSON is sent is read or refused, never anything else', () => {
  const known = ['acts', 'channel', 'amount', 'safeContact', 'consents', 'incidentCountries', 'narrative', 'language'];
  const value = fc.jsonValue();
  fc.assert(fc.property(fc.dictionary(fc.oneof(fc.constantFrom(...known), fc.string()), value), (body) => {
    try {
      readReport({ ...body, receipt });
    } catch (error) {
      expect(error).toBeInstanceOf(Refusal);
    }
  }));
});
