import { randomBytes } from 'node:crypto';
import { sealedFormerly } from '@amparo/testing';
import { CaseSeal } from './case-seal';
import { EnvironmentEpochKeys } from './environment-epoch-keys';
import { FormerKey } from './former-key';
import type { SealPlace } from './place';
import { SealedFields } from './sealed-fields';

const keysOf = (...epochs: string[]): string => epochs.map((epoch) => `${epoch}:${randomBytes(32).toString('hex')}`).join(',');
const fields = new SealedFields({ service: 'casework', epochs: new EnvironmentEpochKeys(keysOf('2026-01')), indexKey: randomBytes(32) });
const place: SealPlace = { table: 'people', column: 'particulars', row: '1' };

describe('a sealed value', () => {
  it('opens where it was sealed, and is another one each time', async () => {
    const sealed = await fields.seal('ciudad inventada', place);
    expect((await fields.open(sealed, place)).toString()).toBe('ciudad inventada');
    expect(await fields.seal('ciudad inventada', place)).not.toEqual(sealed);
    expect(sealed.toString('latin1')).not.toContain('ciudad');
  });

  it('does not open when one bit was changed, anywhere', async () => {
    const sealed = await fields.seal('x', place);
    for (let i = 0; i < sealed.length; i++) {
      const altered = Buffer.from(sealed);
      altered[i] = (altered[i] ?? 0) ^ 1;
      await expect(fields.open(altered, place)).rejects.toThrow();
    }
  });

  it('of a case does not open when one bit was changed, anywhere', () => {
    const seal = new CaseSeal('a', { key: randomBytes(32), version: 1 }, undefined);
    const sealed = seal.seal('x', place);
    for (let i = 0; i < sealed.length; i++) {
      const altered = Buffer.from(sealed);
      altered[i] = (altered[i] ?? 0) ^ 1;
      expect(() => seal.open(altered, place)).toThrow();
    }
  });

  it('opens in its own cell alone: every pair of two cells', async () => {
    const cells = ['people', 'organisations'].flatMap((table) => ['names', 'label'].flatMap((column) => ['1', '2'].map((row) => ({ table, column, row }))));
    const cases = ['a', 'b'].flatMap((caseId) => [1, 2].map((version) => ({ caseId, version })));
    // One data key for all of them: what is told apart is told apart by its place, case and number of the key alone.
    const key = randomBytes(32);
    const ofCases = cases.flatMap(({ caseId, version }) => cells.map((cell) => ({ cell, seal: new CaseSeal(caseId, { key, version }, undefined) })));
    const written = ofCases.map(({ cell, seal }) => seal.seal('x', cell));
    let opened = 0;
    for (const [from, value] of written.entries()) {
      for (const [to, { cell, seal }] of ofCases.entries()) {
        // As if it had been sealed under the number of the key that it is opened with.
        const renumbered = Buffer.concat([value.subarray(0, 1), Buffer.of(seal.seal('', cell)[1] ?? 0), value.subarray(2)]);
        if (from === to) opened += Number(seal.open(value, cell).toString() === 'x');
        else for (const bytes of [value, renumbered]) expect(() => seal.open(bytes, cell)).toThrow();
      }
    }
    expect(opened).toBe(32);
    const alone = await Promise.all(cells.map((cell) => fields.seal('x', cell)));
    for (const [from, value] of alone.entries()) {
      for (const [to, cell] of cells.entries()) {
        const opening = fields.open(value, cell);
        if (from === to) expect((await opening).toString()).toBe('x');
        else await expect(opening).rejects.toThrow();
      }
    }
  });

  it('has an index that is the same each time, another for another kind, and apart from the epochs', () => {
    const indexKey = randomBytes(32);
    const of = (epoch: string) => new SealedFields({ service: 'casework', epochs: new EnvironmentEpochKeys(keysOf(epoch)), indexKey });
    expect(of('2026-01').index('CONTACT', 'x')).toEqual(of('2026-02').index('CONTACT', 'x'));
    expect(fields.index('CONTACT', 'x')).not.toEqual(fields.index('PROJECT', 'x'));
    expect(fields.index('CONTACT', 'x')).not.toEqual(of('2026-01').index('CONTACT', 'x'));
  });
});

describe('an epoch', () => {
  it('can go once a value is renewed into the next one; what was not renewed is gone with it', async () => {
    const [old, next] = [keysOf('2026-01'), keysOf('2026-02')];
    const of = (keys: string) => new SealedFields({ service: 'casework', epochs: new EnvironmentEpochKeys(keys), indexKey: randomBytes(32) });
    const left = await of(old).seal('left', place);
    const sealed = await of(old).seal('renewed', place);
    const both = of(`${old},${next}`);
    const renewed = (await both.renewed(sealed, place)) ?? Buffer.alloc(0);
    expect(await both.renewed(renewed, place)).toBeUndefined();
    expect((await of(next).open(renewed, place)).toString()).toBe('renewed');
    await expect(of(next).open(left, place)).rejects.toThrow('2026-01');
    expect((await both.open(left, place)).toString()).toBe('left');
  });

  it('of another service wraps nothing that this one unwraps', async () => {
    const keys = keysOf('2026-01');
    const of = (service: string) => new SealedFields({ service, epochs: new EnvironmentEpochKeys(keys), indexKey: randomBytes(32) });
    await expect(of('portal').open(await of('directory').seal('x', place), place)).rejects.toThrow();
  });
});

describe('the former master', () => {
  const master = randomBytes(32);
  const former = new FormerKey(master);
  const epochs = new EnvironmentEpochKeys(keysOf('2026-01'));
  const after = new SealedFields({ service: 'casework', epochs, indexKey: former.indexKey(), former });

  it('still opens what it sealed, which is renewed so that nothing needs it any more', async () => {
    const sealed = sealedFormerly(master, 'ciudad inventada', place);
    expect((await after.open(sealed, place)).toString()).toBe('ciudad inventada');
    const renewed = (await after.renewed(sealed, place)) ?? Buffer.alloc(0);
    const without = new SealedFields({ service: 'casework', epochs, indexKey: randomBytes(32) });
    expect((await without.open(renewed, place)).toString()).toBe('ciudad inventada');
    await expect(without.open(sealed, place)).rejects.toThrow();
    await expect(after.open(sealed, { ...place, row: '2' })).rejects.toThrow();
  });

  it('opens what it sealed for a case, in that case alone', () => {
    const sealed = sealedFormerly(master, 'x', place, 'a');
    expect(new CaseSeal('a', undefined, former).open(sealed, place).toString()).toBe('x');
    expect(() => new CaseSeal('b', undefined, former).open(sealed, place)).toThrow();
  });
});
