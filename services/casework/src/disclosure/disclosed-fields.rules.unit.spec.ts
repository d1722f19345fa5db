import { namesWithheld, partedByClass } from './disclosed-fields.rules';

it('a body is parted by class, what nobody knows with what says who it is, and the return code nowhere', () => {
  const body = { receipt: 'secret', narrative: 'what happened', acts: ['ACT-DTHREAT'], presentCountry: 'MX', safeContact: { value: '1' }, homeAddress: 'there', project: { owner: 'x' } };
  const parted = partedByClass(body);
  expect(parted).toEqual({
    fields: { narrative: 'what happened', acts: ['ACT-DTHREAT'] },
    identity: { presentCountry: 'MX', safeContact: { value: '1' }, homeAddress: 'there', project: { owner: 'x' } },
  });
  expect(namesWithheld(parted.identity)).toEqual(['presentCountry', 'project', 'safeContact']);
});
