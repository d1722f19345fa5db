import * as fc from 'fast-check';
import { ladder, RUNGS, takersOf, whoMustKnow, withinHours } from '../index';
import type { Directory } from '../index';
import { aDirectory, anyConflicts, anyDirectory, someFacts } from '../../test/builders';

// A Monday: 15:00 in Nairobi, 07:00 in Bogotá.
const now = new Date('2026-06-01T12:00:00Z');
const DAY = { from: '08:00', to: '18:00', days: [1, 2, 3, 4, 5] };
const hours = fc.option(fc.record({ zone: fc.constantFrom('Africa/Nairobi', 'America/Bogota', 'Asia/Manila'), from: fc.constantFrom('06:00', '08:00', '20:00'), to: fc.constantFrom('14:00', '18:00', '05:00'), days: fc.constantFrom([1], DAY.days, [6, 7]) }), { nil: undefined });

function withHours(directory: Directory, of: Record<string, Directory['people'][number]['hours']>): Directory {
  return { ...directory, people: directory.people.map((person) => ({ ...person, ...(of[person.id] === undefined ? {} : { hours: of[person.id] }) })) };
}

const twoOnDuty = aDirectory({ roles: [...aDirectory().roles, { person: 'swg-member', role: 'DUTY', group: 'did-security' }] });

test('whoever is within her hours is called before whoever is not, and leads', () => {
  const facts = someFacts({ regions: [], countryKnown: false });
  const roles = [...twoOnDuty.roles, { person: 'coord-afr', role: 'GLOBAL_DUTY' }];
  const told = (of: Parameters<typeof withHours>[1]) => whoMustKnow(facts, withHours({ ...twoOnDuty, roles }, of), now);
  expect(told({}).told.map(({ person }) => person)).toEqual(['swg-duty', 'swg-member', 'duty-global', 'coord-afr']);
  const night = { 'swg-duty': { ...DAY, zone: 'America/Bogota' }, 'duty-global': { ...DAY, zone: 'America/Bogota' }, 'coord-afr': { ...DAY, zone: 'Africa/Nairobi' } };
  expect(told(night)).toMatchObject({ lead: 'coord-afr', told: [{ person: 'swg-member' }, { person: 'swg-duty' }, { person: 'coord-afr' }, { person: 'duty-global' }] });
});

test('nobody is left out because of the hour, and nobody let in', () => {
  fc.assert(fc.property(anyDirectory, anyConflicts, fc.array(hours, { minLength: 13, maxLength: 13 }), (directory, conflicts, drawn) => {
    const timed = withHours(directory, Object.fromEntries(directory.people.map(({ id }, at) => [id, drawn[at]])));
    const facts = someFacts({ conflicts });
    const of = (one: Directory) => {
      const { told, routes, excluded } = whoMustKnow(facts, one, now);
      const alert = { regions: facts.regions, unmatchedCivilSociety: false };
      const climbed = RUNGS.map((rung) => ladder(alert, one, rung, excluded, now));
      return {
        told: told.map(({ person }) => person).sort(), routes, excluded,
        climbed: climbed.map(({ reached, people }) => [reached, [...people].sort()]), takers: takersOf(alert, one, excluded, now).sort(),
      };
    };
    expect(of(timed)).toEqual(of(directory));
    const { people } = ladder({ regions: facts.regions, unmatchedCivilSociety: false }, timed, 'WORKING_GROUP', [], now);
    const within = people.map((id) => {
      const hers = timed.people.find((person) => person.id === id)?.hours;
      return hers === undefined || withinHours(hers, now);
    });
    expect(within).toEqual([...within].sort((a, b) => Number(b) - Number(a)));
  }));
});
