import { Database } from '@amparo/persistence';
import { Logger, Loop } from '@amparo/platform';
import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { RaiseAlert } from '../alerts/raise-alert';
import { ProtectionConfig } from '../config';
import { lockCase } from '../routing/lock-case';
import { isRaisedAgain } from './burst.rules';

/** An alert that others share. */
interface SharedAlert {
  case_id: string;
  count: number;
  counted: number;
  since_ms: number;
}

/** Nothing is gathered any more by what was raised so long ago. */
const RECENT = `interval '1 day'`;

/** Raises the alert of a burst again while it gathers more: an alert that was taken must not hide who came after. */
@Injectable()
export class RecallBurst implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop: Loop;

  constructor(
    private readonly database: Database,
    private readonly raiseAlert: RaiseAlert,
    config: ProtectionConfig,
    logger: Logger,
  ) {
    this.loop = new Loop({ name: 'bursts.recall', work: () => this.run(), idleMs: config.ladderEveryMs, logger });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  /** @returns whether an alert was raised again */
  async run(): Promise<boolean> {
    const alerts = await this.database.query<SharedAlert>(
      `SELECT o.case_id, o.counted, (SELECT count(*)::int FROM burst_cases b WHERE b.burst_id = o.burst_id AND b.shares) AS count,
              (extract(epoch FROM now() - o.raised_at) * 1000)::float8 AS since_ms
       FROM burst_cases o WHERE NOT o.shares AND o.raised_at > now() - ${RECENT} ORDER BY o.raised_at`,
    );
    const due = alerts.filter(({ count, counted, since_ms: sinceMs }) => isRaisedAgain({ count, counted, sinceMs }));
    for (const alert of due) await this.raise(alert);
    return due.length > 0;
  }

  /** Each in a transaction of its own, under its case's lock: once, however many look. */
  private async raise({ case_id: caseId, count, counted }: SharedAlert): Promise<void> {
    await this.database.transaction(async (tx) => {
      const known = await lockCase(tx, caseId);
      const noted = await tx.query<unknown[]>(
        `WITH noted AS (UPDATE burst_cases SET counted = $2, raised_at = now() WHERE case_id = $1 AND counted = $3 RETURNING 1) SELECT * FROM noted`, [caseId, count, counted],
      );
      if (noted.length > 0) await this.raiseAlert.again(tx, known);
    });
  }
}
