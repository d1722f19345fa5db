import { ReportReceivedSchema } from '@amparo/contracts';
import { Door } from '../../test/door';
import { imminent } from '../../test/reports';

let door: Door;
beforeAll(async () => { door = await Door.open({ burstFrom: 4, placeHeader: 'x-place' }); }, 60_000);
afterAll(() => door.close());

const send = async (place: string) => door.post('/api/reports', { receipt: await door.receipt(), ...imminent }, { 'x-place': place });
const lanes = async (references: unknown[]) => (await door.told(ReportReceivedSchema)).filter(({ data }) => references.includes(data.reference)).map(({ lane }) => lane);
const bursts = async (references: unknown[]) => {
  const told = await door.told(ReportReceivedSchema);
  return references.map((reference) => told.find(({ data }) => data.reference === reference)?.data.burstId);
};

it('many reports from one place are marked as of one burst, and none is refused; one from elsewhere is not', async () => {
  const answers = [];
  for (let number = 0; number < 6; number++) answers.push(await send('here'));
  answers.push(await send('elsewhere'));
  expect(answers.every(({ status, json }) => status === 201 && json['urgency'] === 'IMMINENT')).toBe(true);
  const [one, two, three, four, five, six, elsewhere] = await bursts(answers.map(({ json }) => json['reference']));
  expect([one, two, three, elsewhere]).toEqual(['', '', '', '']);
  expect(four).toMatch(/^[0-9a-f-]{36}$/);
  expect([five, six]).toEqual([four, four]);
  const kept = JSON.stringify((await door.admin.query('SELECT t::text FROM outbox t UNION ALL SELECT t::text FROM told t')).rows) + door.lines.join();
  expect([Buffer.from('here').toString('hex'), Buffer.from('elsewhere').toString('hex'), '127.0.0.1'].filter((place) => kept.includes(place))).toEqual([]);
});

it('the many that come after the first of a burst let others go first, and are kept as they are; a withdrawal keeps its lane', async () => {
  const answers = [];
  for (let number = 0; number < 16; number++) answers.push(await send('there'));
  const told = await lanes(answers.map(({ json }) => json['reference']));
  expect(told).toEqual([...Array<string>(13).fill('danger'), ...Array<string>(3).fill('normal')]);
  const withdrawal = await door.post('/api/reports', { receipt: await door.receipt(), consents: [{ purpose: 'CP-SWG', status: 'WITHDRAWN' }] }, { 'x-place': 'there' });
  expect(await lanes([withdrawal.json['reference']])).toEqual(['danger']);
});
