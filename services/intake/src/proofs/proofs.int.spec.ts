import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Door } from '../../test/door';
import { PlainBrowser } from '../../test/plain-browser';
import { imminent } from '../../test/reports';

const ROOT = join(__dirname, '..', '..', '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'amparo-proofs-'));
let door: Door;
beforeAll(async () => { door = await Door.open(); }, 60_000);
afterAll(async () => {
  await door.close();
  rmSync(folder, { recursive: true });
});

/** With nothing but a copy of the keys, as somebody far away. */
function verify(proof: string, keys: string): { code: number | null; says: string } {
  writeFileSync(join(folder, 'proof'), proof);
  writeFileSync(join(folder, 'keys'), keys);
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'deploy', 'verify-receipt.mjs'), join(folder, 'proof'), '--keys', join(folder, 'keys')], { encoding: 'utf8' });
  return { code: status, says: stdout + stderr };
}

const published = async () => (await fetch(`${door.url}/api/proof-keys`)).text();

describe('a proof that a report existed', () => {
  it('comes with the answer, says the day and nothing else, and is verified by the published keys alone', async () => {
    const receipt = await door.receipt();
    const send = async () => (await door.post('/api/reports', { receipt, ...imminent })).headers.get('amparo-proof')!;
    const proof = await send();
    expect(proof).toMatch(/^amparo-proof-1 \d{4}-\d{2}-\d{2} [0-9a-f]{64} [0-9a-f]{16} [\w-]{86}$/);
    expect(verify(proof, await published())).toEqual({ code: 0, says: expect.stringContaining(`Good: a report existed on ${proof.split(' ')[1]!} (UTC)`) as string });
    // The same again is the same: nothing more exists.
    expect((await send()).split(' ')[2]).toBe(proof.split(' ')[2]);
    const others = (await door.post('/api/reports', { receipt: await door.receipt(), ...imminent })).headers.get('amparo-proof')!;
    expect(others.split(' ')[2]).not.toBe(proof.split(' ')[2]);
  });

  it('is wrong when any part of it was changed, and not verified by other keys', async () => {
    const proof = (await door.post('/api/reports', { receipt: await door.receipt(), ...imminent })).headers.get('amparo-proof')!;
    const [form, day, hash, key, signature] = proof.split(' ') as [string, string, string, string, string];
    const changed = [[form, '2001-01-01', hash, key, signature], [form, day, `${hash.slice(0, -1)}${hash.endsWith('0') ? '1' : '0'}`, key, signature], [form, day, hash, key, `A${signature.slice(1)}`]];
    for (const parts of changed.filter((parts) => parts.join(' ') !== proof)) expect(verify(parts.join(' '), await published())).toMatchObject({ code: 1, says: expect.stringMatching(/^Wrong/) as string });
    const forged = JSON.stringify({ keys: [{ id: key, publicKey: 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a' }] });
    expect(verify(proof, forged)).toMatchObject({ code: 1, says: expect.stringMatching(/^Not verified/) as string });
    expect([verify('nothing', await published()).code, verify(proof, 'nothing').code]).toEqual([1, 2]);
  });

  it('stands on the page after sending, in the language of the page, and not on any before', async () => {
    const browser = new PlainBrowser(door.url);
    await browser.open('/fr');
    const before = await browser.press(undefined);
    const { text } = await browser.press('send', { story: 'Une phrase inventée.' });
    expect([before.text.includes('amparo-proof'), text.includes('Preuve que vous avez écrit')]).toEqual([false, true]);
    expect(verify(text, await published()).code).toBe(0);
  });

  it('comes with what somebody enters for the person, and with what a gateway brings, the same for the same again', async () => {
    const { channel: _channel, ...told } = imminent;
    const entry = { entry: randomUUID(), channel: 'PHONE', report: told };
    const enter = (body: object = entry) => door.postAs({ sub: 'coord-lac', sid: 's', roles: [{ role: 'REGIONAL_COORDINATOR', region: 'LAC' }] }, '/entries', body);
    const entered = await enter();
    const message = { id: 'one', channel: 'SMS', text: 'invented', language: 'en' };
    const brought = await door.hook(message);
    const added = await door.hook({ id: 'two', channel: 'SMS', text: `more ${brought.json['receipt'] as string}`, language: 'en' });
    const proofs = [entered, brought, added].map(({ json }) => json['proof'] as string);
    for (const proof of proofs) expect(verify(proof, await published())).toMatchObject({ code: 0 });
    const hashOf = (proof: unknown) => String(proof).split(' ')[2];
    expect(new Set(proofs.map(hashOf)).size).toBe(3);
    expect([(await enter()).json['proof'], (await door.hook(message)).json['proof']].map(hashOf)).toEqual(proofs.slice(0, 2).map(hashOf));
  });

  it('is not to be had without a report: not for a code that nobody used, nor while the database is away', async () => {
    await door.cutDatabase();
    const refused = await door.post('/api/reports', { receipt: await door.receipt(), ...imminent });
    await door.healDatabase();
    expect([refused.status, refused.headers.get('amparo-proof')]).toEqual([503, null]);
  });
});
