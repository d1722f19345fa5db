import { setTimeout as pause } from 'node:timers/promises';
import { processesOf } from '../chaos-system';
import type { Kill } from '../kills';
import { republish } from './event-log';
import { killNow } from './kill-now';
import { underLoad, withKills, type Round, type Scenario } from './scenario';

const CONSUMERS = ['RouteReportOnReportReceived', 'OpenCaseOnReportReceived', 'TellPeopleOnReportRouted', 'WriteMessagesOnAlertRaised'];

/** Where a process dies, and what a reader of the table should know of the place. */
const POINTS: [point: Kill['point'], title: string][] = [
  ['intake.before-begin', 'the door, before BEGIN'],
  ['intake.between-rows', 'the door, between the report and what it tells'],
  ['intake.before-commit', 'the door, before COMMIT'],
  ['intake.after-commit', 'the door, after COMMIT and before the answer'],
  ['relay.after-claim', 'a relay, with a batch read'],
  ['relay.mid-batch', 'a relay, half a batch published'],
  ['relay.after-publish', 'a relay, published and not marked'],
  ['consumer.before-begin', 'a consumer, before BEGIN'],
  ['consumer.after-inbox', 'a consumer, marked and without effect'],
  ['consumer.after-effect', 'a consumer, before COMMIT'],
  ['consumer.after-commit', 'a consumer, after COMMIT and before its offset'],
  ['mailer.before-data', 'the mailer, before DATA'],
  ['mailer.after-250', 'the mailer, after 250 and before its mark'],
  ['clock.before-commit', 'the ladder, a rung told and not durable'],
  ['clock.after-commit', 'the ladder, a rung taken'],
  ['republish.after-publish', 'a repeat, published and not noted'],
];

function killAt(round: Round, point: Kill['point']): Kill {
  const nth = round.chance.between(1, 4);
  if (point.startsWith('consumer.')) return { point, consumer: round.chance.pick(CONSUMERS), nth };
  if (point.startsWith('clock.')) return { point, consumer: 'alerts.escalate', nth: 1 };
  // Batches of more than one event are rare, and repeats are in one batch.
  return { point, nth: ['relay.mid-batch', 'republish.after-publish'].includes(point) ? 1 : nth };
}

/** What has to be going on for a point to be reached. */
async function whatItTakes(round: Round, point: Kill['point']): Promise<void> {
  // Held a little, batches grow.
  if (point === 'relay.mid-batch') round.system.kills.disturb({ hold: { 'relay.after-claim': 300 } }, round.seed);
  if (point === 'republish.after-publish') await republish(round.system);
}

async function runAt(round: Round, point: Kill['point']): Promise<void> {
  await withKills(round, [killAt(round, point)], () => whatItTakes(round, point));
  round.system.kills.calm();
}

const eachPoint: Scenario[] = POINTS.map(([point, title]) => ({ name: point, title: `killed: ${title}`, run: (round) => runAt(round, point) }));

const everyPoint: Scenario = {
  name: 'every-point',
  title: 'killed at every one of these points in one round',
  run: async (round) => {
    round.system.kills.disturb({ hold: { 'relay.after-claim': 200 } }, round.seed);
    // Whoever dies again and again is started again ever more slowly: a short round has every third point.
    const points = POINTS.filter((_, place) => !round.short || place % 3 === 0);
    await withKills(round, points.map(([point]) => killAt(round, point)), () => republish(round.system));
    round.system.kills.calm();
  },
};

const randomKills: Scenario = {
  name: 'random-kills',
  title: 'kill -9 of any process at any time',
  run: (round) => underLoad(round, async () => {
    for (let left = round.short ? 4 : 8; left > 0; left--) {
      killNow(round, round.chance.pick(processesOf(round.system)));
      await pause(round.chance.between(200, 1_500));
    }
  }, { more: 16 }),
};

/** Whether a scenario is about one of these points, so that a round in which it was not reached is none. */
export function isKillPoint(scenario: string): boolean {
  return eachPoint.some(({ name }) => name === scenario);
}

export const killPoints: Scenario[] = [...eachPoint, everyPoint, randomKills];
