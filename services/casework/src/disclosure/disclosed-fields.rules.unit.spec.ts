import { entryByClass, namesWithheld, partedByClass } from './disclosed-fields.rules';

it('a body is parted by class, what nobody knows with what says who it is, and the return code nowhere', () => {
  const body = { receipt: 'secret', narrative: 'what happened', acts: ['ACT-DTHREAT'], presentCountry: 'MX', safeContact: { value: '1' }, homeAddress: 'there', project: { owner: 'x' } };
  const parted = partedByClass(body);
  expect(parted).toEqual({
    fields: { narrative: 'what happened', acts: ['ACT-DTHREAT'] },
    identity: { presentCountry: 'MX', safeContact: { value: '1' }, homeAddress: 'there', project: { owner: 'x' } },
  });
  expect(namesWithheld(parted.identity)).toEqual(['presentCountry', 'project', 'safeContact']);
});

it('how a report was entered is content, but for the interpreter, and who entered it is not of it', () => {
  expect(entryByClass({ by: 'coord-lac', session: 's', consentGiven: 'ORAL', explained: true, interpreter: 'Invented' })).toEqual({
    fields: { consentGiven: 'ORAL', explained: true }, identity: { interpreter: 'Invented' },
  });
  expect([entryByClass(undefined), entryByClass('text')]).toEqual([{ fields: {}, identity: {} }, { fields: {}, identity: {} }]);
});
