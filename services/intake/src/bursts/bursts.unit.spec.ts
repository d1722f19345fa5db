import { SystemClock } from '@amparo/kernel';
import { Logger } from '@amparo/platform';
import type { FastifyRequest } from 'fastify';
import { IntakeConfig } from '../config';
import { Bursts } from './bursts';
import { ENDS_AFTER_MS } from './bursts.rules';

const open = () => new Bursts(Object.assign(new IntakeConfig(), { burstFrom: 2, placeHeader: 'x-place' }), new SystemClock(), new Logger('intake', 'debug', () => undefined));
const from = (place: string) => ({ headers: { 'x-place': place }, socket: {} }) as unknown as FastifyRequest;

describe('what the door knows of where requests come from', () => {
  afterEach(() => jest.useRealTimers());

  it('is gone soon after a minute in which nothing came, from there or from anywhere', () => {
    jest.useFakeTimers();
    const bursts = open();
    bursts.onModuleInit();
    bursts.of(from('here'));
    expect(bursts.of(from('here'))?.said).toBeDefined();
    const known = (bursts as unknown as { places: { places: Map<string, unknown> } }).places.places;
    jest.advanceTimersByTime(ENDS_AFTER_MS / 2);
    expect(known.size).toBe(1);
    jest.advanceTimersByTime(ENDS_AFTER_MS);
    expect(known.size).toBe(0);
    bursts.onModuleDestroy();
    expect(jest.getTimerCount()).toBe(0);
  });

  it('is for files one network for all that one customer has, also behind a proxy; circuits of Tor are each one of their own', () => {
    const bursts = open();
    const networks = ['2001:db8:1:2::7', '2001:db8:1:ff02::7', '2001:db8:2::7', 'fc00:dead:beef:4dad::1', 'fc00:dead:beef:4dad::2'].map((address) => bursts.networkOf(from(address)));
    expect([networks[0] === networks[1], new Set(networks).size]).toEqual([true, 4]);
    bursts.of(from('2001:db8:1:2::7'));
    expect([bursts.of(from('2001:db8:1:ff02::7')), bursts.of(from('2001:db8:1:2:3::7'))?.first]).toEqual([undefined, true]);
  });
});
