import { Clock } from '@amparo/kernel';
import { Injectable } from '@nestjs/common';
import { IntakeConfig } from '../config';
import { HandoverDatabase } from '../db/databases';
import { doorBusy } from '../door-busy';

const ASKED_AGAIN_MS = 60_000;

/**
 * Whether files may still come: all that wait for casework must not fill the disk on which the next report of danger has to be kept. Asked
 * once a minute, by the role that hands files over: no other sees all of them.
 */
@Injectable()
export class RoomForFiles {
  private asked?: { at: number; isFull: Promise<boolean> };

  constructor(private readonly config: IntakeConfig, private readonly database: HandoverDatabase, private readonly clock: Clock) {}

  /** @throws Refusal `door.busy` when so much waits that words alone are taken; the database's error */
  async refuseWhenFull(): Promise<void> {
    const now = this.clock.now().getTime();
    if (this.asked === undefined || Math.abs(now - this.asked.at) >= ASKED_AGAIN_MS) this.asked = { at: now, isFull: this.ask() };
    const { asked } = this;
    const isFull = await asked.isFull.catch((error: unknown) => {
      if (this.asked === asked) delete this.asked;
      throw error;
    });
    if (isFull) throw doorBusy();
  }

  private async ask(): Promise<boolean> {
    const most = this.config.filesKeptBytes;
    const [{ bytes } = { bytes: '0' }] = await this.database.query<{ bytes: string }>(`SELECT pg_total_relation_size('attachment_parts') AS bytes`);
    if (Number(bytes) <= most) return false;
    // What was handed over leaves room in the table that is used again, and does not make it smaller.
    const [{ kept } = { kept: '0' }] = await this.database.query<{ kept: string }>('SELECT coalesce(sum(pg_column_size(sealed)), 0) AS kept FROM attachment_parts');
    return Number(kept) > most;
  }
}
