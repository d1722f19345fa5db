import type { Clock } from '@amparo/kernel';
import { ErasedRegister, type Database } from '@amparo/persistence';
import type { BeforeApplicationShutdown, OnApplicationBootstrap, OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Logger } from '../log/logger';
import { Loop } from '../loop';
import type { ForgetCase, ForgetWhy } from './forget-case';

const IDLE_MS = 15_000;
/** Longer than any transaction in which something of a case may be heard while it is erased. */
const SWEEP_AFTER = '60 s';
const BATCH = 20;

/** Erases cases in one service, for good (ADR 0025). */
export class ErasedCases implements OnModuleInit, OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly register: ErasedRegister;
  private readonly loop: Loop;

  /** @param folder the service's key folder, with the register */
  constructor(
    private readonly database: Database,
    private readonly forget: ForgetCase,
    folder: string,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {
    this.register = new ErasedRegister(folder);
    this.loop = new Loop({ name: 'erased.sweep', work: () => this.sweep(), idleMs: IDLE_MS, logger });
  }

  /** Before anybody is served or anything is heard: a database out of an old backup forgets again what was erased since. */
  async onModuleInit(): Promise<void> {
    const known = this.register.cases();
    if (known.length === 0) return;
    const restored = await this.database.query<{ id: string }>('SELECT id FROM unnest($1::text[]) AS r (id) WHERE NOT EXISTS (SELECT 1 FROM erased_cases WHERE case_id = id)', [known]);
    for (const { id } of restored) await this.database.transaction((tx) => this.erase(tx, id, 'restored'));
    if (restored.length > 0) this.logger.info('erased.again', { count: restored.length });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  /**
   * Erases a case, in the transaction at hand: it stands in the register before it is committed, so that no backup brings it back.
   *
   * @returns false where it was erased before
   */
  async erase(tx: EntityManager, caseId: string, why: ForgetWhy = 'erased'): Promise<boolean> {
    const fresh: unknown[] = await tx.query('INSERT INTO erased_cases (case_id) VALUES ($1) ON CONFLICT DO NOTHING RETURNING 1', [caseId]);
    if (fresh.length === 0) return false;
    await this.run(tx, caseId, why);
    if (why !== 'restored') this.register.add(caseId, this.clock.now());
    return true;
  }

  /** What was being heard in another transaction when a case was erased is forgotten as well, once, a minute later. */
  async sweep(after = SWEEP_AFTER): Promise<boolean> {
    const due = await this.database.query<{ id: string }>(
      'SELECT case_id AS id FROM erased_cases WHERE swept_at IS NULL AND erased_at < clock_timestamp() - $1::interval ORDER BY erased_at LIMIT $2', [after, BATCH],
    );
    for (const { id } of due) {
      await this.database.transaction(async (tx) => {
        await this.run(tx, id, 'swept');
        await tx.query('UPDATE erased_cases SET swept_at = clock_timestamp() WHERE case_id = $1', [id]);
      });
    }
    return due.length === BATCH;
  }

  private async run(tx: EntityManager, caseId: string, why: ForgetWhy): Promise<void> {
    await tx.query('DELETE FROM parked WHERE subject = $1', [caseId]);
    await this.forget.run(tx, caseId, why);
  }
}
