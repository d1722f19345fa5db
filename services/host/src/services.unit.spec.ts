import { SERVICE_NAMES } from '@amparo/platform';
import { services } from './services';

describe('the host', () => {
  it('holds every service but the public door, each once', () => {
    const names = services.map(({ name }) => name).sort();
    expect(names).toEqual(SERVICE_NAMES.filter((name) => name !== 'intake').sort());
  });
});
