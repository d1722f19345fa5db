import { randomUUID } from 'node:crypto';
import { ReportReceivedSchema } from '@amparo/contracts';
import type { PersonClaims } from '@amparo/domain';
import { Door, type Answer } from '../../test/door';
import { imminent } from '../../test/reports';
import { findReceiptInWords } from '../receipts/words/receipt-words.rules';
import { shown } from '../receipts/receipt.rules';

type Person = Partial<PersonClaims> & Pick<PersonClaims, 'sub'>;
const coordinator: Person = { sub: 'coord-lac', sid: 's-9', roles: [{ role: 'REGIONAL_COORDINATOR', region: 'LAC' }] };
const { channel: _channel, ...told } = imminent;

let door: Door;
beforeAll(async () => { door = await Door.open(); }, 60_000);
afterAll(() => door.close());

const enter = (body: object, person: Person = coordinator): Promise<Answer> => door.postAs(person, '/entries', { entry: randomUUID(), channel: 'PHONE', report: told, ...body });

async function sealedOf(reference: unknown): Promise<Record<string, unknown>[]> {
  const events = (await door.told(ReportReceivedSchema)).filter(({ data }) => data.reference === reference);
  return Promise.all(events.map(async ({ data: { submissionId } }) => {
    const { bytes } = await door.getAs('casework', `/handover/submissions/${submissionId}`);
    return await door.openEnvelope(bytes, submissionId) as Record<string, unknown>;
  }));
}

describe('a report that somebody enters for the person who told it', () => {
  it('takes the same way as one that she sent, and gives a code in words and letters to pass on', async () => {
    const { status, json } = await enter({ interpreter: 'Invented Interpreter, from Miskito', consentGiven: 'ORAL', explained: true });
    expect([status, json]).toEqual([201, { reference: expect.stringMatching(/^AM-/) as string, urgency: 'IMMINENT', receipt: expect.any(String) as string, words: expect.any(Array) as string[], proof: expect.any(String) as string }]);
    const found = findReceiptInWords((json['words'] as string[]).join(' '));
    expect(found !== undefined && shown(found)).toBe(json['receipt']);
    const [event] = (await door.told(ReportReceivedSchema)).filter(({ data }) => data.reference === json['reference']);
    expect(event).toMatchObject({ lane: 'danger', data: { urgency: 'IMMINENT', flags: { odd: false } } });
    expect(await sealedOf(json['reference'])).toMatchObject([{
      body: { ...told, channel: 'PHONE' },
      entered: { by: 'coord-lac', session: 's-9', interpreter: 'Invented Interpreter, from Miskito', consentGiven: 'ORAL', explained: true },
    }]);
    const back = await door.post('/api/reports/conversation', { receipt: json['receipt'] });
    expect(back.json).toMatchObject({ reference: json['reference'], status: 'RECEIVED' });
  });

  it('is one report however often it is sent under one name, and another for somebody else under the same', async () => {
    const body = { entry: randomUUID(), channel: 'IN_PERSON' };
    const [first, again, upper] = [await enter(body), await enter(body, { ...coordinator, sid: 's-10' }), await enter({ ...body, entry: body.entry.toUpperCase() })];
    expect([again.json, upper.json]).toEqual([first.json, first.json]);
    expect(await sealedOf(first.json['reference'])).toHaveLength(1);
    const others = await enter(body, { ...coordinator, sub: 'coord-afr', roles: [{ role: 'REGIONAL_COORDINATOR', region: 'AFRICA' }] });
    expect(others.json['receipt']).not.toBe(first.json['receipt']);
  });

  it('is added to the report of a code that the person says, also where the words are the same as before, and repeats no code', async () => {
    const first = await enter({});
    const said = { receipt: (first.json['words'] as string[]).join(', ') };
    const added = [await enter(said), await enter(said)];
    expect(added.map(({ json }) => json)).toEqual(Array(2).fill({ reference: first.json['reference'], urgency: 'IMMINENT', receipt: null, words: [], proof: expect.any(String) as string }));
    expect(await sealedOf(first.json['reference'])).toHaveLength(3);
    expect((await enter({ receipt: 'kettle meadow' })).json).toMatchObject({ status: 400, code: 'receipt.malformed' });
  });

  it('has no code in what is sealed, neither in the story nor in what is said of the interpreter', async () => {
    const { receipt, words } = (await enter({})).json as { receipt: string; words: string[] };
    const { json } = await enter({ report: { ...told, narrative: `She said ${receipt}.` }, interpreter: words.join(' ') });
    const sealed = JSON.stringify(await sealedOf(json['reference']));
    expect([sealed.includes(receipt), sealed.includes(words.join(' ')), sealed.includes('[return code removed]')]).toEqual([false, false, true]);
  });

  it('is odd and accepted where its words are odd, as any report; its frame is strict', async () => {
    const odd = await enter({ report: { acts: ['ACT-NEW'], receipt: 'mine', channel: 'PIGEON', unknown: 1 } });
    expect(odd.status).toBe(201);
    expect(await sealedOf(odd.json['reference'])).toMatchObject([{ body: { acts: ['ACT-NEW'], channel: 'PHONE', unknown: 1 } }]);
    for (const wrong of [{ channel: 'WEB_FORM' }, { entry: 'x' }, { report: 'text' }, { report: undefined }, { person: 'auditor' }, { explained: 'yes' }, { receipt: null }, { interpreter: null }]) {
      expect((await enter(wrong)).json).toMatchObject({ status: 400, code: 'request.malformed' });
    }
  });

  it('is nobody else\'s to enter: not with one factor, not a partner, a grants officer or an auditor', async () => {
    const refused = async (person: Person) => (await enter({}, person)).json['code'];
    expect(await refused({ ...coordinator, fac: 1 })).toBe('access.second-factor');
    for (const roles of [[{ role: 'PROTECTION_PARTNER' }], [{ role: 'MEMBER', group: 'g', kind: 'GRANTS' }], [{ role: 'AUDITOR' }], [{ role: 'ADMINISTRATOR' }], []]) {
      expect(await refused({ sub: 'somebody', roles })).toBe('access.forbidden');
    }
    expect((await door.post('/entries', {})).status).toBe(401);
  });

  it('leaves no name of who entered it at the door, outside what is sealed', async () => {
    await enter({ channel: 'SMS' });
    const rows = JSON.stringify(await Promise.all(['reports', 'submissions', 'outbox', 'told'].map(async (table) => (await door.admin.query(`SELECT t::text FROM ${table} t`)).rows)));
    expect([rows.includes('coord-lac'), rows.includes(Buffer.from('coord-lac').toString('hex')), door.lines.join('\n').includes('coord-lac')]).toEqual([false, false, false]);
  });
});
