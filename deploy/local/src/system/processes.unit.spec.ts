import { SERVICE_NAMES } from '@amparo/platform';
import { processesFrom } from './processes';

describe('the processes of a system', () => {
  it.each([['two', 2], ['three', 3], ['each', SERVICE_NAMES.length]])('%s: every service is in one, and the door alone', (asked, count) => {
    for (const kafka of [false, true]) {
      const processes = processesFrom({ AMPARO_PROCESSES: asked }, kafka);
      expect(processes).toHaveLength(count);
      expect(processes.flatMap(({ services }) => services).sort()).toEqual([...SERVICE_NAMES].sort());
      expect(processes.find(({ services }) => services.includes('intake'))?.services).toEqual(['intake']);
      expect(new Set(processes.map(({ name }) => name)).size).toBe(count);
    }
  });

  it('three: what nobody waits for gives way to what somebody does', () => {
    const hurried = processesFrom({ AMPARO_PROCESSES: 'three' }, false).filter(({ givesWay }) => !givesWay);
    expect(hurried.map(({ services }) => services)).toEqual([['intake'], ['protection', 'notifications']]);
  });

  it('where nothing is said: two, and with Kafka each service its own', () => {
    expect(processesFrom({}, false)).toEqual(processesFrom({ AMPARO_PROCESSES: 'two' }, false));
    expect(processesFrom({ AMPARO_PROCESSES: '' }, true)).toEqual(processesFrom({ AMPARO_PROCESSES: 'each' }, true));
  });

  it('are those that are known', () => {
    expect(() => processesFrom({ AMPARO_PROCESSES: 'constructor' }, false)).toThrow('AMPARO_PROCESSES is one of: two, three, each.');
  });
});
