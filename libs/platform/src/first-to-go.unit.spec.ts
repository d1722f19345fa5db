import { firstToGo } from './first-to-go';

/** Asks for so much at once that nothing of it ends before all was asked. @returns how many were refused, by what they asked for */
async function askForMuch(asked: Record<keyof typeof firstToGo, number>): Promise<Record<string, number>> {
  let end: () => void = () => undefined;
  const ended = new Promise<void>((done) => (end = done));
  const refused: Record<string, number> = {};
  const all = (Object.keys(asked) as (keyof typeof firstToGo)[]).flatMap((what) =>
    Array.from({ length: asked[what] }, () => firstToGo[what].run(() => ended).catch((error: { code: string }) => {
      if (error.code !== 'service.busy') throw error;
      refused[what] = (refused[what] ?? 0) + 1;
    })));
  await new Promise((done) => setImmediate(done));
  end();
  await Promise.all(all);
  return refused;
}

it('of as many of each, dashboards are refused first', async () => {
  expect(await askForMuch({ dashboards: 27, search: 27 })).toEqual({});
  expect(await askForMuch({ dashboards: 60, search: 60 })).toEqual({ dashboards: 33 });
  expect(await askForMuch({ dashboards: 80, search: 80 })).toEqual({ dashboards: 53, search: 16 });
});

it('and whoever asks afterwards is answered', async () => {
  await askForMuch({ dashboards: 100, search: 100 });
  expect(await askForMuch({ dashboards: 27, search: 64 })).toEqual({});
});
