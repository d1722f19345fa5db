import { isSaid, saidIn } from './what-is-said.rules';

describe('what counts as said', () => {
  it.each(['They came.', 'Ana Ríos', 'ana@example.org', '+57 300 1234567', 'wordwithoutablank', '12345-ABCDE-67890-FGHJK', '+573001234567', '3001234567', '2026.01.01.573001234567', 'DE89370400440532013000', 'ABCDE-FGHJK-12345-67890-ABCDE-FGHJK-MNPQR'])('%s', (text) => {
    expect(isSaid(text)).toBe(true);
  });

  it.each(['x', 'coord-lac', 'ACT-DTHREAT', 'REGIONAL_COORDINATOR:LAC', 'AM-1A2B-3C4D', '0190a0b0-1111-7222-8333-944455556666', 'AM-1234-5678', '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.123456+00:00', '2026-01-01', '23:59', '4800.00', '12345678', '*', ''])('not %j', (text) => {
    expect(isSaid(text)).toBe(false);
  });

  it.each(['safeContact.value', 'contact', 'involvedNames', 'people.name', 'fields.says', 'named.witness', 'named.without'])('a name in capitals at %s: its form says nothing there', (place) => {
    expect([isSaid('MARIA-LOPEZ', place), isSaid('300-1234', place), isSaid('MARIA', place)]).toEqual([true, true, false]);
    expect(isSaid('MARIA-LOPEZ', 'safeContact.channel')).toBe(false);
  });

  it.each(['audience', 'callbackUrl', 'redirect_uri'])('not the name of a service or an address of ours at %s', (place) => {
    expect([isSaid('notifications', place), isSaid('http://127.0.0.1:4000/sign-in/callback', place), isSaid('notifications', 'narrative')]).toEqual([false, false, true]);
  });

  it('is every text of a body with the property that it stands in, however deep, but for ids and names of groups', () => {
    const body = { narrative: 'They came.', safeContact: { value: 'ana@example.org' }, fields: [{ field: 'SUMMARY', says: 'She was seen there.' }], people: [{ id: 'somebody-known', name: 'Ana Ríos' }], groups: [{ id: 'group-grants', name: 'Grants group' }] };
    expect(saidIn(body)).toEqual({
      said: [{ in: 'narrative', text: 'They came.' }, { in: 'safeContact.value', text: 'ana@example.org' }, { in: 'fields.says', text: 'She was seen there.' }, { in: 'people.name', text: 'Ana Ríos' }],
      ids: ['somebody-known', 'group-grants', 'Grants group'],
    });
  });
});
