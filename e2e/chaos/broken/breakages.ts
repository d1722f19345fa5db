import type { Check } from '../history.rules';

/** A change of the built code: a text that is there exactly once, and what stands there instead. */
export interface Change {
  file: string;
  from: string;
  to: string;
}

/** A build with a mistake in it that was made, and paid for, before (delivery rules: "Faults that must change nothing"). */
export interface Breakage {
  name: string;
  says: string;
  changes: Change[];
  /** The scenario that has to bring it to light. */
  scenario: string;
  /** What the checker has to find; nothing where the mistake is harmless as long as something else is in place: then it must find nothing at all. */
  expects: readonly Check[];
}

const RELAY = 'libs/messaging/dist/telling/relay.js';
const READER = 'libs/messaging/dist/log/postgres-subscription.js';
const OUTBOX = 'libs/messaging/dist/telling/outbox.js';
const DATABASE = 'libs/persistence/dist/database.js';
const SETTINGS = 'libs/platform/dist/machine/postgres/settings.js';
const LADDER = 'services/protection/dist/alerts/escalate-alert.js';
const CLOCK = 'services/protection/dist/clocks/clock-loop.js';

/** Something in the door's transaction fails now and then, and whoever did it goes on as if nothing had happened. */
const swallowed: Change = {
  file: OUTBOX,
  from: 'tellings.map(({ payload }) => payload),\n        ]);\n',
  to: `tellings.map(({ payload }) => payload),\n        ]);
        Outbox.calls = (Outbox.calls ?? 0) + 1;
        if (tellings[0]?.type === 'amparo.intake.v1.ReportReceived' && Outbox.calls % 5 === 0) await tx.query('SELECT 1 / 0').catch(() => undefined);\n`,
};

/** The nine mistakes that the checker has to find, and one that it must not. */
export const breakages: readonly Breakage[] = [
  {
    name: 'offset before work',
    says: 'a reader moves its place before it has heard what lies there',
    scenario: 'consumer.after-inbox',
    expects: ['lost'],
    changes: [
      { file: READER, from: '            const heard = taken.length', to: '            await this.advance(client, taken, rows, rows.filter((row) => mine.has(nameOf(row))));\n            const heard = taken.length' },
      { file: READER, from: 'await Promise.all([this.advance(client, taken, rows, heard), this.unlock(client, taken)]);', to: 'await this.unlock(client, taken);' },
    ],
  },
  {
    name: 'mark before publish',
    says: 'a relay moves events to told before the log has them',
    scenario: 'relay.after-publish',
    expects: ['lost'],
    changes: [
      { file: RELAY, from: `        await log.append(events);\n        await (0, faults_1.reach)('relay.after-publish');\n`, to: '' },
      { file: RELAY, from: '        return rows.length === batchSize;\n', to: `        await (0, faults_1.reach)('relay.after-publish');\n        await log.append(events);\n        return rows.length === batchSize;\n` },
    ],
  },
  {
    name: 'id > last',
    says: 'a relay goes on after the last number that it saw',
    scenario: 'slow-door',
    expects: ['lost'],
    changes: [
      {
        file: RELAY,
        from: `WHERE lane = $1 ORDER BY id LIMIT $2', values: [lane, batchSize],`,
        to: `WHERE lane = $1 AND id > $3 ORDER BY id LIMIT $2', values: [lane, batchSize, this.lastId ?? 0],`,
      },
      { file: RELAY, from: '        const events = rows.map(', to: '        this.lastId = rows.at(-1).id;\n        const events = rows.map(' },
    ],
  },
  {
    name: 'inbox removed',
    says: 'a consumer does whatever it hears, however often it hears it',
    scenario: 'duplicates',
    expects: ['doubled'],
    changes: [{ file: 'libs/messaging/dist/hearing/inbox.js', from: `return mark?.fresh ? 'handled' : 'known';`, to: `return 'handled';` }],
  },
  {
    name: 'two relays, SKIP LOCKED',
    says: 'two relays a lane share an outbox by SKIP LOCKED alone',
    scenario: 'slow-relay',
    expects: ['order'],
    changes: [
      {
        file: 'libs/platform/dist/service/event-wiring.js',
        from: '            this.relays.push(new messaging_1.Relay(',
        to: `            for (let one = 0; one < 2; one++) this.relays.push(new messaging_1.Relay(`,
      },
      { file: RELAY, from: 'return rows[0]?.mine === true;', to: 'return true;' },
      { file: RELAY, from: `WHERE lane = $1 ORDER BY id LIMIT $2', values`, to: `WHERE lane = $1 ORDER BY id LIMIT $2 FOR UPDATE SKIP LOCKED', values` },
      {
        file: RELAY,
        from: 'const more = await this.moveBatch(client);',
        to: `await client.query('BEGIN');\n                const more = await this.moveBatch(client);\n                await client.query('COMMIT');`,
      },
      { file: 'libs/messaging/dist/tables.js', from: 'GRANT SELECT, DELETE ON outbox TO', to: 'GRANT SELECT, UPDATE, DELETE ON outbox TO' },
    ],
  },
  {
    name: 'synchronous_commit=off',
    says: 'PostgreSQL answers COMMIT before the disk has it, and is killed',
    scenario: 'postgres-killed',
    expects: ['lost', 'converged'],
    changes: [
      { file: SETTINGS, from: `full_page_writes: 'on', synchronous_commit: 'on' };`, to: `full_page_writes: 'on', synchronous_commit: 'off' };` },
      // The same mistake, with the window in which it shows held open.
      { file: SETTINGS, from: `    jit: 'off',\n`, to: `    jit: 'off',\n    wal_writer_delay: '10000ms',\n    bgwriter_lru_maxpages: '0',\n` },
      { file: 'libs/platform/dist/machine/postgres/assert-safe.js', from: `setting !== 'on' && setting !== 'remote_apply'`, to: `false` },
    ],
  },
  {
    name: 'sentinel, beside a swallowed failure',
    says: 'a failed statement is swallowed, and the sentinel is there: nothing is lost',
    scenario: 'calm',
    expects: [],
    changes: [swallowed],
  },
  {
    name: 'sentinel removed',
    says: 'a failed statement is swallowed, and COMMIT answers with ROLLBACK unheard',
    scenario: 'calm',
    expects: ['lost'],
    changes: [swallowed, { file: DATABASE, from: `            sentinel = tx.query('SELECT 1');\n            sentinel.catch(() => undefined);\n`, to: '' }],
  },
  {
    name: 'exclusion check removed',
    says: 'people with a conflict of interest are told like everybody else',
    scenario: 'calm',
    expects: ['misrouted'],
    changes: [{ file: 'libs/domain/dist/routing/reach.rules.js', from: '    const named = new Set(conflicts);\n', to: '    const named = new Set();\n' }],
  },
  {
    name: 'ladder rung twice',
    says: 'a rung is told in one transaction and marked in another',
    scenario: 'clock.after-commit',
    expects: ['ladder', 'doubled'],
    changes: [
      { file: LADDER, from: 'UPDATE rungs r SET fired_at = now() FROM unnest(', to: 'SELECT 1 FROM rungs r, unnest(' },
      {
        file: CLOCK,
        from: `        await (0, messaging_1.reach)('clock.after-commit', this.name);\n`,
        to: `        await (0, messaging_1.reach)('clock.after-commit', this.name);
        await this.parts.query('UPDATE rungs SET fired_at = now() WHERE fired_at IS NULL AND due_at <= now()', []);\n`,
      },
    ],
  },
];
