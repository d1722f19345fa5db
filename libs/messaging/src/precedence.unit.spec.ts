import { Precedence } from './precedence';

it('lets ordinary work go on when danger is done, also when it failed', async () => {
  const precedence = new Precedence();
  const order: string[] = [];
  let finish: () => void = () => undefined;
  const danger = precedence.during(() => new Promise<void>((done) => (finish = done))).then(() => order.push('danger'));
  const failing = precedence.during(() => Promise.reject(new RangeError('invented')));
  const ordinary = precedence.letGo().then(() => order.push('ordinary'));
  await expect(failing).rejects.toThrow(RangeError);
  expect(precedence.taken).toBe(true);
  finish();
  await Promise.all([danger, ordinary]);
  expect(order).toEqual(['danger', 'ordinary']);
  expect(precedence.taken).toBe(false);
});

it('does not keep ordinary work for ever, however much danger comes', async () => {
  const precedence = new Precedence();
  void precedence.during(() => new Promise(() => undefined));
  await precedence.letGo();
  expect(precedence.taken).toBe(true);
});
