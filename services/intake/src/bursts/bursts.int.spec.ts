import { ReportReceivedSchema, ReporterWithdrewSchema } from '@amparo/contracts';
import { Door } from '../../test/door';
import { imminent, request } from '../../test/reports';

let door: Door;
beforeAll(async () => { door = await Door.open({ burstFrom: 4, placeHeader: 'x-place', poolSize: 2 }); }, 60_000);
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

it('the many that come after the first of a burst let others go first, and are kept as they are', async () => {
  const answers = [];
  for (let number = 0; number < 16; number++) answers.push(await send('there'));
  const told = await lanes(answers.map(({ json }) => json['reference']));
  expect(told).toEqual([...Array<string>(13).fill('danger'), ...Array<string>(3).fill('normal')]);
});

it('one in danger who says something else than the many of a burst goes first and has an alert of her own, once; what claims no danger, or says the same, does not', async () => {
  for (let number = 0; number < 16; number++) await send('beside her');
  const hers = { receipt: await door.receipt(), ...imminent, narrative: 'Desde anoche una camioneta sin placas vigila la escuela donde me escondo.' };
  const say = async (body: object) => (await door.post('/api/reports', { receipt: await door.receipt(), ...body }, { 'x-place': 'beside her' })).json['reference'];
  const [own, again, copied, calm] = [await say(hers), await say(hers), await say({ ...hers, receipt: await door.receipt() }), await say({ ...request, narrative: 'Queremos saber quem paga a estrada nova entre os dois rios.' })];
  expect(again).toBe(own);
  expect([await lanes([own]), await lanes([copied]), await lanes([calm])]).toEqual([['danger'], ['normal'], ['normal']]);
  const named = await bursts([own, copied, calm]);
  expect([named[0], named[1] === named[2]]).toEqual(['', true]);
  expect(named[1]).toMatch(/^[0-9a-f-]{36}$/);
});

it('a withdrawal of a case from before keeps its lane in a burst; one of nothing, or of a case of the burst, lets danger go first', async () => {
  const old = await door.receipt();
  const { json: { reference: oldReference } } = await door.post('/api/reports', { receipt: old, ...imminent }, { 'x-place': 'earlier' });
  const withdraw = (receipt: string, more: object = {}) => door.post('/api/reports', { receipt, ...more, consents: [{ purpose: 'CP-SWG', status: 'WITHDRAWN' }] }, { 'x-place': 'flood' });
  const laneOfLast = async (reference: unknown) => (await lanes([reference])).at(-1);
  // What the burst says later it has said from its beginning.
  const flood = [];
  for (let number = 0; number < 16; number++) flood.push(await withdraw(await door.receipt(), { narrative: imminent.narrative }));
  expect(await lanes(flood.map(({ json }) => json['reference']))).toEqual([...Array<string>(13).fill('danger'), ...Array<string>(3).fill('normal')]);
  expect(flood.every(({ status }) => status === 201)).toBe(true);

  const ofBurst = await door.receipt();
  const { json: { reference: junk } } = await door.post('/api/reports', { receipt: ofBurst, ...imminent }, { 'x-place': 'flood' });
  expect(await laneOfLast((await withdraw(ofBurst)).json['reference'])).toBe('normal');
  expect(await laneOfLast((await withdraw(await door.receipt(), { caseReference: junk })).json['reference'])).toBe('normal');
  expect(await laneOfLast((await withdraw(await door.receipt(), { caseReference: 'AM-2222-2222' })).json['reference'])).toBe('normal');

  expect(await laneOfLast((await withdraw(old)).json['reference'])).toBe('danger');
  const quoting = [];
  for (let number = 0; number < 13; number++) quoting.push((await withdraw(await door.receipt(), { caseReference: oldReference })).json['reference']);
  expect(await lanes(quoting)).toEqual([...Array<string>(12).fill('danger'), 'normal']);
  const takeBack = (receipt: string) => door.post('/api/reports/withdrawal', { receipt, wanted: 'KEEP', confirmed: true }, { 'x-place': 'flood' });
  expect([(await takeBack(ofBurst)).status, (await takeBack(old)).status]).toEqual([200, 200]);
  const withdrew = (await door.told(ReporterWithdrewSchema)).map(({ lane }) => lane);
  expect(withdrew).toEqual(['normal', 'danger']);
  await door.post('/api/reports/withdrawal', { receipt: old, wanted: 'ERASE', confirmed: true }, { 'x-place': 'elsewhere again' });
  expect((await door.told(ReporterWithdrewSchema)).at(-1)?.lane).toBe('danger');
});

it('a withdrawal that keeps its lane waits for no connection that the burst holds', async () => {
  const jam = { 'x-place': 'jam' };
  const old = await door.receipt();
  await door.post('/api/reports', { receipt: old, ...imminent }, { 'x-place': 'before the jam' });
  for (let number = 0; number < 13; number++) await door.post('/api/reports', { receipt: await door.receipt(), ...imminent }, jam);
  const stuck = await door.receipt();
  const { json: { reference } } = await door.post('/api/reports', { receipt: stuck, ...imminent }, jam);
  const soon = (path: string, body: object, from: Record<string, string> = jam) => fetch(`${door.url}${path}`, {
    method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json', ...from }, signal: AbortSignal.timeout(3_000),
  }).then(({ status }) => status, () => 'no answer');
  // Not within the transaction that locks: there it would be seen once and for all.
  const beside = await door.as('app');
  const locked = async () => (await beside.query(`SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`)).rowCount;

  // Further bodies of a report that is locked: they hold all connections that the burst may have.
  await door.admin.query('BEGIN');
  await door.admin.query('SELECT 1 FROM reports WHERE reference = $1 FOR UPDATE', [reference]);
  const waiting = [1, 2, 3].map((number) => door.post('/api/reports', { receipt: stuck, narrative: `once more ${number}` }, jam));
  try {
    for (const started = Date.now(); (await locked()) !== 2;) if (Date.now() - started > 10_000) throw new Error('they do not wait');
    // What is not urgent is told to come again; danger from elsewhere is taken meanwhile.
    const ordinary = door.post('/api/reports', { receipt: await door.receipt(), ...request }, { 'x-place': 'elsewhere, and not urgent' });
    expect(await soon('/api/reports', { receipt: await door.receipt(), ...imminent }, { 'x-place': 'elsewhere, in danger' })).toBe(201);
    expect(await soon('/api/reports', { receipt: old, consents: [{ purpose: 'CP-SWG', status: 'WITHDRAWN' }] })).toBe(201);
    expect(await soon('/api/reports/withdrawal', { receipt: old, wanted: 'KEEP', confirmed: true })).toBe(200);
    expect(await ordinary).toMatchObject({ status: 503, json: { code: 'door.busy' } });
  } finally {
    await door.admin.query('ROLLBACK');
    await Promise.all(waiting);
    await beside.end();
  }
  expect((await door.told(ReporterWithdrewSchema)).at(-1)?.lane).toBe('danger');
  // Sent again it is no further one: twelve of the case are still to come.
  const withdraw = async (receipt: string, narrative: string) => (await door.post('/api/reports', { receipt, narrative, consents: [{ purpose: 'CP-SWG', status: 'WITHDRAWN' }] }, jam)).json['reference'];
  let own: unknown;
  for (let time = 0; time < 30; time++) own = await withdraw(old, 'the same');
  for (const narrative of ['another', 'a third']) await withdraw(old, narrative);
  expect((await lanes([own])).slice(-3)).toEqual(['danger', 'danger', 'danger']);
}, 30_000);

it('withdrawals with codes that nobody has hold one connection of danger at most, wherever they come from', async () => {
  const beside = await door.as('app');
  const waiting = async () => (await beside.query<{ query: string }>(`SELECT query FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`)).rows.map(({ query }) => query);
  await door.admin.query('BEGIN');
  await door.admin.query('LOCK TABLE reports IN ACCESS EXCLUSIVE MODE');
  const answers = [];
  const whenWaiting = async (what: string) => {
    for (const started = Date.now(); !(await waiting()).some((query) => query.includes(what));) if (Date.now() - started > 10_000) throw new Error(`nothing waits to ${what}`);
  };
  const look = 'withdrawn_sequence AS';
  try {
    for (let number = 0; number < 20; number++) answers.push(door.post('/api/reports/withdrawal', { receipt: await door.receipt(), wanted: 'KEEP', confirmed: true }, { 'x-place': `anywhere ${number}` }));
    await whenWaiting(look);
    answers.push(send('in danger'));
    await whenWaiting('INSERT INTO reports');
    expect((await waiting()).filter((query) => query.includes(look))).toHaveLength(1);
  } finally {
    await door.admin.query('ROLLBACK');
    await beside.end();
  }
  expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([...Array<number>(20).fill(404), 201]);
}, 30_000);
