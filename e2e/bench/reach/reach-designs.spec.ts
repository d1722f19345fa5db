import { getPriority } from 'node:os';
import { SERVICE_NAMES, type ServiceName } from '@amparo/platform';
import { LoadClient } from '../support/load-client';
import { THREE } from './designs';
import type { ReachDesign } from './reach-design';
import { ReachGround } from './reach-ground';

jest.setTimeout(240_000);

const RATE = 20;

describe('designs of the way to people', () => {
  let ground: ReachGround;
  const client = new LoadClient();

  beforeAll(async () => {
    ground = await ReachGround.start('reach-designs-spec', THREE);
  });
  afterAll(async () => {
    client.close();
    await ground?.system.stop();
  });

  /** Until the last recipient has it, in milliseconds, report by report. */
  const reachedWith = async (design: ReachDesign, headStartMs = 100): Promise<number[]> => {
    expect((await ground.tell(design)).map((held) => held.headStartMs)).toEqual([headStartMs, headStartMs, headStartMs]);
    await ground.quiet();
    const { reached, refused, cpuMs, heardMs } = await ground.stretch(client, RATE, 1);
    expect({ reached: reached.length, refused, heard: heardMs !== undefined }).toEqual({ reached: RATE, refused: 0, heard: true });
    expect(Math.min(...Object.values(cpuMs))).toBeGreaterThan(0);
    return reached.map(({ acceptedToReachedMs }) => acceptedToReachedMs ?? NaN);
  };

  it('reach everybody with three processes, of which what nobody waits for leaves the processor to the others', async () => {
    const nicenessOf = (service: ServiceName) => getPriority(ground.system.running.processOf(service).pid ?? 0);
    expect(SERVICE_NAMES.filter((service) => nicenessOf(service) < nicenessOf('casework')).sort()).toEqual(['intake', 'notifications', 'protection']);
    expect((await reachedWith({})).filter(Number.isNaN)).toEqual([]);
  });

  it('reach everybody where relays rest, in each process', async () => {
    expect((await reachedWith({ relayRestMs: 10 })).filter(Number.isNaN)).toEqual([]);
    const held = await ground.tell({});
    expect(Math.min(...held.map(({ rests }) => rests))).toBeGreaterThan(0);
  });

  it('reach everybody while others give way for longer', async () => {
    expect((await reachedWith({ headStartMs: 1_000 }, 1_000)).filter(Number.isNaN)).toEqual([]);
  });
});
