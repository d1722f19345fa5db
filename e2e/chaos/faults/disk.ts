import { setTimeout as pause } from 'node:timers/promises';
import { SmallDisk } from '@amparo/testing';
import { PostgresOnSmallDisk, type OnSmallDisk } from '@amparo/testing/disks';
import { until } from '../../support/until';
import { startChaosSystem, type ChaosSystem } from '../chaos-system';
import { underLoad, type LoneRound, type Scenario } from './scenario';

const DISK_MIB = 384;

async function onFullDisk(round: LoneRound, part: OnSmallDisk): Promise<ChaosSystem> {
  const postgres = await PostgresOnSmallDisk.start({ [part]: DISK_MIB });
  round.undo(() => postgres.stop());
  const system = await startChaosSystem({ log: round.log, recorder: round.recorder, databaseUrl: postgres.url() });
  round.undo(() => system.stop());
  await underLoad({ ...round, system, submit: round.submitTo(system) }, async () => {
    postgres.disks[part]?.fill();
    // A write-ahead log is made a segment ahead: the next ones are asked for until there is no room.
    const until = performance.now() + (round.short ? 4_000 : 15_000);
    while (performance.now() < until) {
      if (part === 'wal') await system.rows.of('insights', 'SELECT pg_switch_wal()').catch(() => undefined);
      await pause(200);
    }
    postgres.disks[part]?.makeRoom();
  }, { more: 24 });
  await until('PostgreSQL to be back', () => system.rows.of('intake', 'SELECT 1'), 60_000);
  const refused = round.recorder.history.filter((event) => event.what === 'fail' && event.status === 503).length;
  round.note(`${refused} times "not now"`);
  return system;
}

const whyNot = () => SmallDisk.whyNone();

export const diskFaults: Scenario[] = [
  { name: 'disk-full-data', title: 'the disk of the data full', whyNot, runAlone: (round) => onFullDisk(round, 'data') },
  { name: 'disk-full-wal', title: 'the disk of the write-ahead log full', whyNot, runAlone: (round) => onFullDisk(round, 'wal') },
];
