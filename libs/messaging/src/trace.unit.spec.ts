import { currentTrace, withTrace } from './trace';

const trace = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

describe('the trace of what is being done', () => {
  it('is the one it was begun with, through waiting', async () => {
    await withTrace(trace, async () => {
      await Promise.resolve();
      expect(currentTrace()).toBe(trace);
    });
  });

  it.each([undefined, '', 'made up by somebody', `${trace}\r\n`])('is a new one in place of %p', (given) => {
    withTrace(given, () => expect(currentTrace()).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/));
    withTrace(given, () => expect(currentTrace()).not.toBe(given));
  });
});
