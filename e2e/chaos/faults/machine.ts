import { setTimeout as pause } from 'node:timers/promises';
import type { MailBehaviour } from '../sinks';
import { underLoad, type Round, type Scenario } from './scenario';

const SECOND = 1_000;
/** An hour without a relay: the breaker's probe comes every second here instead of every minute (`shortClocks`), so all of it is 60 times faster. */
const DOWN = { times: 60, seconds: 60 };

async function brokerOf({ system }: Round) {
  const { kafka } = system.running;
  if (kafka === undefined) throw new Error('there is no broker here');
  return kafka;
}

const mailTrouble: [MailBehaviour, string][] = [
  ['slow', 'the mail relay answers each line after more than a second'],
  ['dripping', 'the mail relay answers letter by letter'],
  ['failing-4xx', 'the mail relay says 451'],
  ['failing-5xx', 'the mail relay says 550'],
  ['hang-up', 'the mail relay takes the mail and hangs up'],
  ['down', `the mail relay is away for an hour, ${DOWN.times} times faster: ${DOWN.seconds} s, asked every second instead of every minute`],
];

async function withMail(round: Round, behaviour: MailBehaviour): Promise<void> {
  const { mail } = round.system;
  await mail.behave(behaviour);
  try {
    const seconds = behaviour === 'down' ? DOWN.seconds : 20;
    await underLoad(round, () => pause((round.short ? 3 : seconds) * SECOND));
  } finally {
    await mail.behave('well');
  }
}

/** The machine under the system, and the machines beside it. */
export const machineFaults: Scenario[] = [
  {
    name: 'postgres-killed',
    title: 'PostgreSQL killed, twice',
    run: (round) => underLoad(round, async () => {
      for (let left = 2; left > 0; left--) {
        round.system.running.postgres?.kill();
        await pause(round.chance.between(1, 4) * SECOND);
      }
    }, { more: 16 }),
  },
  {
    name: 'broker-killed',
    title: 'the broker killed and started again',
    logs: ['kafka'],
    run: (round) => underLoad(round, async () => {
      const broker = await brokerOf(round);
      await broker.kill();
      await pause(round.chance.between(1, round.short ? 3 : 20) * SECOND);
      await broker.restart();
    }),
  },
  {
    name: 'broker-stopped',
    title: 'the broker holds still for 20 to 60 s, connections open',
    logs: ['kafka'],
    run: (round) => underLoad(round, async () => {
      const broker = await brokerOf(round);
      await broker.pause();
      await pause((round.short ? 6 : round.chance.between(20, 60)) * SECOND);
      await broker.resume();
    }),
  },
  ...mailTrouble.map(([behaviour, title]): Scenario => ({ name: `mail-${behaviour}`, title, run: (round) => withMail(round, behaviour) })),
];
