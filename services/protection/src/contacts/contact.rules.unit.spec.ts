import { classesOfContact, contactMayGo, mayAgreeToContact, mayExport, whereTakenBack, type ContactStep } from './contact.rules';

const NOW = new Date('2026-03-02T12:00:00Z');
const hours = (count: number) => new Date(NOW.getTime() + count * 3_600_000);

it('takes two people, and an agreement of the last day', () => {
  expect([mayAgreeToContact('ana', 'bea').yes, mayAgreeToContact('ana', 'ana').yes]).toEqual([true, false]);
  expect([hours(0), hours(-23.99), hours(-24), null].map((at) => mayExport(at, { givenAt: hours(-48) }, NOW).yes)).toEqual([true, true, false, false]);
  expect([hours(-2), hours(-1), hours(0)].map((givenAt) => mayExport(hours(-1), { givenAt }, NOW).yes)).toEqual([true, true, false]);
});

it('is drafted, agreed to, then handed over by hand; or dropped', () => {
  const steps: ContactStep[] = ['DRAFTED', 'AGREED', 'EXPORTED', 'DROPPED', 'TAKEN_BACK'];
  expect(steps.flatMap((from) => steps.filter((to) => contactMayGo(from, to)).map((to) => `${from} ${to}`)))
    .toEqual(['DRAFTED AGREED', 'DRAFTED DROPPED', 'AGREED EXPORTED', 'AGREED DROPPED', 'EXPORTED EXPORTED', 'EXPORTED TAKEN_BACK']);
  expect(steps.map(whereTakenBack)).toEqual(['DROPPED', 'DROPPED', 'TAKEN_BACK', undefined, undefined]);
});

it('needs consent to the story, and to who she is where it names her', () => {
  expect([classesOfContact(false), classesOfContact(true)]).toEqual([['S1', 'S2'], ['S1', 'S2', 'S3']]);
});
