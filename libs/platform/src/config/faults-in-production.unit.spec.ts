import { reach } from '@amparo/messaging';
import { readConfig } from './read-config';
import { ServiceConfig, commonSettings } from './service-config';

const HOOK = Symbol.for('amparo.faults');
const enough = { PROTECTION_SERVICE_KEY_FILE: 'a.pem', AMPARO_SERVICE_KEYS_FILE: 'keys.json' };

describe('the points at which a test stops a process', () => {
  const read = (mode: string) => readConfig(ServiceConfig, { ...enough, AMPARO_MODE: mode }, commonSettings('protection'));
  const reached: string[] = [];
  const hook = (): void => {
    Object.assign(globalThis, { [HOOK]: async (point: string) => void reached.push(point) });
  };

  // In this order: what production takes away does not come back.
  it('refuse production where they are hooked, and nothing else', async () => {
    hook();
    expect(() => read('production')).toThrow(expect.objectContaining({ code: 'config.unsafe' }));
    expect(read('demo').mode).toBe('demo');
    await reach('relay.after-claim');
    expect(reached).toEqual(['relay.after-claim']);
  });

  it('cannot be hooked once production has started', async () => {
    Reflect.deleteProperty(globalThis, HOOK);
    expect(read('production').mode).toBe('production');
    expect(hook).toThrow(TypeError);
    await reach('relay.after-publish');
    expect(reached).not.toContain('relay.after-publish');
    // Several services start in one process.
    expect(read('production').mode).toBe('production');
  });
});
