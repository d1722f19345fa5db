import { pagesOf } from './pages.rules';

it('a report is said on the pages that ask for it, in their order, and sent from the last', () => {
  expect(pagesOf({ channel: 'WEB_FORM', language: 'en', narrative: 'invented', acts: ['A'], incidentCountries: ['CO'] })).toEqual({
    walk: [{ go: 'to:where', fields: { story: 'invented' } }, { go: 'to:acts', fields: { country: ['CO'] } }],
    last: { acts: ['A'] },
  });
  expect(pagesOf({ narrative: 'invented' })).toEqual({ walk: [], last: { story: 'invented' } });
  expect(() => pagesOf({ amount: '1' })).toThrow();
});
