import { EMPTY_ENTRY, entryOf } from './entry.rules';

const entry = '00000000-0000-4000-8000-000000000001';

test('what was not said is left out, so that it counts as unknown and never as a no', () => {
  expect(entryOf(EMPTY_ENTRY, entry)).toEqual({ entry, channel: 'PHONE', explained: false, report: {} });
});

test('what was said goes into the report, and how it came beside it', () => {
  const fields = {
    ...EMPTY_ENTRY, channel: 'IN_PERSON', code: ' AB ', narrative: ' Invented. ', danger: 'YES', countries: ['HN'], contactChannel: 'SIGNAL', contact: 'invented-contact',
    consents: ['CP-SWG', 'CP-REFER'], consentGiven: 'ORAL', explained: true, interpreter: 'Invented Interpreter',
  };
  expect(entryOf(fields, entry)).toEqual({
    entry, channel: 'IN_PERSON', receipt: 'AB', interpreter: 'Invented Interpreter', consentGiven: 'ORAL', explained: true,
    report: {
      narrative: 'Invented.', stillInDanger: 'YES', incidentCountries: ['HN'], safeContact: { channel: 'SIGNAL', value: 'invented-contact' },
      consents: [{ purpose: 'CP-SWG', status: 'GIVEN' }, { purpose: 'CP-REFER', status: 'GIVEN', recipient: '*' }],
    },
  });
});
