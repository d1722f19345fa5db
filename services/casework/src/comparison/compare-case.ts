import { DuplicateSuggestedSchema, RepetitionFoundSchema } from '@amparo/contracts';
import { laneOf, type Report } from '@amparo/domain';
import { Outbox } from '@amparo/messaging';
import { SealedFields } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CaseEntity } from '../cases/case.entity';
import { lockCase } from '../cases/lock-case';
import type { ContentEntity } from '../contents/content.entity';
import { TimelineEntity } from '../timeline/timeline.entity';
import { resemblanceOf, type Resemblance } from './duplicate.rules';
import { TELLING_KINDS, featuresOf, type FeatureKind } from './feature.rules';
import { findNeighbours, type Neighbour } from './find-neighbours';
import { repetitionOf } from './repetition.rules';

/** A feature as it is kept: nobody without the key can tell what it is of. */
export interface HashedFeature {
  kind: FeatureKind;
  hash: Buffer;
}

/** Told at once at most: one repetition raises the level, a person looks at a few duplicates. More would be a flood of its own. */
const MOST_REPETITIONS = 10;
const MOST_DUPLICATES = 3;

/** Looks for earlier reprisals and possible duplicates of a case, each time a body of it has been fetched. */
@Injectable()
export class CompareCase {
  constructor(
    private readonly outbox: Outbox,
    private readonly fields: SealedFields,
  ) {}

  /**
   * Takes the locks that make sure that of two cases with something in common, fetched at the same moment, the later
   * transaction sees the earlier one. To be called before any row is locked: locks of features first, then of cases.
   *
   * @returns what the body is about
   */
  async lock(tx: EntityManager, content: Pick<ContentEntity, 'caseId' | 'continuesCaseId' | 'conflicts'>, report: Report): Promise<HashedFeature[]> {
    const { caseId, continuesCaseId, conflicts } = content;
    const [row] = await tx.query<{ reference: string | null }[]>(
      `SELECT reference, pg_advisory_xact_lock(hashtext('casework.case'), hashtext($1::text)) FROM cases WHERE id = $1::uuid`, [caseId],
    );
    const features = featuresOf(report, { caseId, reference: row?.reference ?? null, continuesCaseId, conflicts })
      .map(({ kind, value }) => ({ kind, hash: this.fields.index(kind, value) }));
    const telling = features.filter(({ kind }) => TELLING_KINDS.includes(kind)).map(({ hash }) => hash);
    // A lock for each of 256 groups of features, in order, so that two transactions never wait for each other.
    await tx.query(
      `SELECT pg_advisory_xact_lock(hashtext('casework.feature'), part) FROM (
         SELECT DISTINCT get_byte(hash, 0) AS part FROM (
           SELECT hash FROM features WHERE case_id = $1 AND kind = ANY($2) UNION SELECT unnest($3::bytea[])
         ) AS hashes ORDER BY part
       ) AS parts`,
      [caseId, TELLING_KINDS, telling],
    );
    return features;
  }

  /** Keeps what the case is about, and tells what it has in common with others. */
  async run(tx: EntityManager, known: CaseEntity, features: readonly HashedFeature[], now: Date): Promise<void> {
    await tx.query(
      `INSERT INTO features (case_id, kind, hash) SELECT $1, kind, hash FROM unnest($2::text[], $3::bytea[]) AS f(kind, hash) ON CONFLICT DO NOTHING`,
      [known.id, features.map(({ kind }) => kind), features.map(({ hash }) => hash)],
    );
    const neighbours = await findNeighbours(tx, known.id);
    await this.tellRepetitions(tx, known, neighbours, now);
    await this.suggestDuplicates(tx, known, neighbours, now);
  }

  private async tellRepetitions(tx: EntityManager, known: CaseEntity, neighbours: readonly Neighbour[], now: Date): Promise<void> {
    const found = neighbours.flatMap((other) => (other.repetitionKnown ? [] : (repetitionOf(known, other, other.shared) ?? []))).slice(0, MOST_REPETITIONS);
    if (found.length === 0) return;
    for (const { caseId, earlierCaseId, because } of found) {
      // The later case is the one at hand, or another that was fetched before it.
      const other = neighbours.find(({ id }) => id === caseId);
      const { version, urgency } = other === undefined ? known : await lockCase(tx, caseId, other.receivedAt);
      await tx.query('INSERT INTO repetitions (case_id, earlier_case_id, because, found_at) VALUES ($1, $2, $3, $4)', [caseId, earlierCaseId, because, now]);
      this.outbox.add(tx, RepetitionFoundSchema, { subject: caseId, version, lane: laneOf(urgency) }, { caseId, earlierCaseId, because });
    }
    await tx.insert(TimelineEntity, found.map(({ caseId, earlierCaseId, because }) => (
      { caseId, at: now, what: 'REPETITION_FOUND' as const, actor: null, detail: [earlierCaseId, ...because] }
    )));
  }

  private async suggestDuplicates(tx: EntityManager, known: CaseEntity, neighbours: readonly Neighbour[], now: Date): Promise<void> {
    const caseId = known.id;
    const found = duplicatesOf(known, neighbours).slice(0, MOST_DUPLICATES);
    if (found.length === 0) return;
    const about = { subject: caseId, version: known.version, lane: laneOf(known.urgency) };
    for (const [other, { score, because }] of found) {
      await tx.query(
        'INSERT INTO duplicates (case_id, other_case_id, score, because, suggested_at) VALUES ($1, $2, $3, $4, $5)', [caseId, other.id, score, because, now],
      );
      this.outbox.add(tx, DuplicateSuggestedSchema, about, { caseId, otherCaseId: other.id, score, because });
    }
    await tx.insert(TimelineEntity, found.map(([other, { score, because }]) => (
      { caseId, at: now, what: 'DUPLICATE_SUGGESTED' as const, actor: null, detail: [other.id, String(score), ...because] }
    )));
  }
}

/** Open cases that look like this one, the likest first. */
function duplicatesOf(known: CaseEntity, neighbours: readonly Neighbour[]): [Neighbour, Resemblance][] {
  if (known.status !== 'OPEN') return [];
  return neighbours
    .filter((other) => other.status === 'OPEN' && !other.duplicateKnown)
    .flatMap((other): [Neighbour, Resemblance][] => {
      const resemblance = resemblanceOf(other.shared);
      return resemblance === undefined ? [] : [[other, resemblance]];
    })
    .sort(([, a], [, b]) => b.score - a.score);
}
