import { Clock } from '@amparo/kernel';
import { Database, isPastOpening, SealedFields } from '@amparo/persistence';
import { Logger, Loop } from '@amparo/platform';
import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { openContent } from '../contents/kept-content';
import { CannotOpen, OpenContent } from '../contents/open-content';
import { ContactKeys } from './contact-keys';
import { wordsToKeep } from './contact.rules';
import { IndexContacts } from './index-contacts';

const IDLE_MS = 60_000;
const BATCH = 100;

interface KeptReport {
  submissionId: string;
  caseId: string;
  envelope: Buffer;
}

/**
 * Makes the contact index anew under a key of each month, from what was reported itself, and then throws the former key and all that was
 * hashed under it away. How far it has come is in the key's row, so that whoever is killed in the middle goes on there; what is
 * reported meanwhile is hashed under the newest key at once.
 */
@Injectable()
export class KeepContactIndex implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop: Loop;

  constructor(
    private readonly database: Database,
    private readonly fields: SealedFields,
    private readonly keys: ContactKeys,
    private readonly index: IndexContacts,
    private readonly content: OpenContent,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {
    this.loop = new Loop({ name: 'contacts.index', work: () => this.run(), idleMs: IDLE_MS, logger });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  /**
   * One batch.
   *
   * @returns whether there may be more
   * @throws MissingEpoch where a key is needed that is not there; the database's error
   */
  async run(): Promise<boolean> {
    const key = await this.keys.keyOf(await this.fields.keepEpochs(this.clock.now()), this.database);
    if (key.done) {
      await this.forgetFormer(key.epoch);
      return false;
    }
    const rows = await this.database.query<KeptReport>(
      `SELECT submission_id AS "submissionId", case_id AS "caseId", envelope FROM contents
       WHERE kind = 'REPORT' AND state = 'FETCHED' AND ($1::uuid IS NULL OR submission_id > $1) ORDER BY submission_id LIMIT ${BATCH}`, [key.after],
    );
    // One by one: a transaction that held several cases could wait for somebody who waits for it.
    for (const row of rows) await this.reindex(key.id, row);
    await this.database.query('UPDATE contact_keys SET after = coalesce($2, after), done = $3 WHERE id = $1 AND sealed = $4', [key.id, rows.at(-1)?.submissionId ?? null, rows.length < BATCH, key.sealed]);
    return true;
  }

  private async reindex(keyId: string, report: KeptReport): Promise<void> {
    const words = await this.wordsOf(report);
    if (words.length === 0) return;
    await this.index.keep(this.database, report.caseId, { keyId, hashes: await this.keys.hashedUnder(this.database, keyId, words) });
  }

  /** None of what can never be read with the keys that are there, which the log says, nor of a case that was erased meanwhile. @throws whatever may pass */
  private async wordsOf({ submissionId, caseId, envelope }: KeptReport): Promise<string[]> {
    try {
      const seal = await this.fields.ofCaseUnlessErased(this.database, caseId);
      if (seal === undefined) return [];
      const opened = await this.content.run({ submissionId, kind: 'REPORT' }, openContent(seal, submissionId, envelope));
      return opened.kind === 'REPORT' ? wordsToKeep(opened.report.safeContact?.value ?? '') : [];
    } catch (error) {
      if (!(error instanceof CannotOpen) && !isPastOpening(error)) throw error;
      this.logger.failure('contacts.not-indexed', error, { caseId });
      return [];
    }
  }

  private async forgetFormer(epoch: string): Promise<void> {
    const former = await this.database.query<{ id: string }>('SELECT id FROM contact_keys WHERE epoch < $1', [epoch]);
    if (former.length === 0) return;
    const ids = former.map(({ id }) => id);
    await this.database.transaction(async (tx) => {
      await tx.query('DELETE FROM contacts WHERE key_id = ANY ($1)', [ids]);
      await tx.query('DELETE FROM contact_keys WHERE id = ANY ($1)', [ids]);
    });
  }
}
