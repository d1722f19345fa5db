import { ReferralWrittenSchema } from '@amparo/contracts';
import { laneOf } from '@amparo/domain';
import { Refusal } from '@amparo/kernel';
import { Outbox } from '@amparo/messaging';
import { SealedFields, type CaseSeal } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { FindConcernedPeople } from '../hearers/find-concerned-people';
import { FindPartnerPeople } from '../hearers/find-partner-people';
import type { ReferralEntity } from '../needs/referral.entity';
import type { CaseEntity } from '../routing/case.entity';
import { urgencyOf } from '../routing/level.rules';
import type { LineShown, WriteLineRequest } from './referral-log.dto';
import { linePlace, MOST_LINES, type LineBy } from './referral-line.rules';

/** A line as it lies there. */
type Row = Omit<LineShown, 'words'> & { words: Buffer };

const LINES = `
  SELECT id AS "lineId", kind, by_whom AS "by", person, at, measure, day::text AS day, words, read_at AS "readAt" FROM referral_lines WHERE referral_id = $1 ORDER BY place LIMIT ${2 * MOST_LINES}`;

const NOTE_READ = 'UPDATE referral_lines SET read_at = $3 WHERE referral_id = $1 AND by_whom = $2 AND read_at IS NULL';

/** A line as somebody sends it. */
export type NewLine = WriteLineRequest & { by: LineBy };

/** Lines beside a referral: sealed under the case's key, their words never changed, told to the other side without a word of them. */
@Injectable()
export class ReferralLines {
  constructor(
    private readonly fields: SealedFields,
    private readonly outbox: Outbox,
    private readonly concerned: FindConcernedPeople,
    private readonly partnerPeople: FindPartnerPeople,
  ) {}

  /** Whether the same line is there already, after an answer that was lost. @throws Refusal `line.other-words` when its id was taken for something else */
  async isThere(tx: EntityManager, { id: referralId, caseId }: ReferralEntity, line: NewLine): Promise<boolean> {
    const id = line.lineId.toLowerCase();
    const [found] = await tx.query<(Row & { referralId: string })[]>(
      'SELECT id AS "lineId", referral_id AS "referralId", kind, by_whom AS "by", measure, day::text AS day, words FROM referral_lines WHERE id = $1', [id],
    );
    if (found === undefined) return false;
    const same = found.referralId === referralId && found.by === line.by && found.kind === line.kind && found.measure === (line.measure ?? null) && found.day === (line.day ?? null)
      && wordsOf(await this.fields.ofCase(tx, caseId), found) === line.words;
    if (same) return true;
    throw new Refusal('conflict', 'line.other-words', 'This was sent before with other words. Write it anew.');
  }

  /** The case is locked, and it is not there yet. @throws Refusal `line.many` where that side has written as much as it may */
  async write(tx: EntityManager, known: CaseEntity, referral: ReferralEntity, line: NewLine & { person: string; at: Date }): Promise<void> {
    const { caseId, id: referralId, organisationId } = referral;
    const id = line.lineId.toLowerCase();
    const [{ count }] = await tx.query<[{ count: number }]>('SELECT count(*)::int AS count FROM referral_lines WHERE referral_id = $1 AND by_whom = $2', [referralId, line.by]);
    if (count >= MOST_LINES) throw new Refusal('conflict', 'line.many', 'Nothing more can be written beside this referral.');
    const seal = await this.fields.ofCase(tx, caseId);
    await tx.query(
      'INSERT INTO referral_lines (id, referral_id, case_id, kind, by_whom, person, at, measure, day, words) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)',
      [id, referralId, caseId, line.kind, line.by, line.person, line.at, line.measure ?? null, line.day ?? null, seal.seal(line.words, linePlace(id))],
    );
    const urgency = urgencyOf(known);
    const toPartner = line.by === 'DESK';
    this.outbox.add(
      tx, ReferralWrittenSchema, { subject: caseId, version: known.version, lane: laneOf(urgency), actor: line.person },
      {
        caseId, reference: known.reference ?? '', referralId, organisationId, lineId: id, urgency,
        deskPersonIds: toPartner ? [] : await this.concerned.run(tx, known), partnerPersonIds: toPartner ? await this.partnerPeople.run(organisationId, known) : [],
      },
    );
  }

  /** As they lie there, in this transaction. */
  async find(tx: EntityManager, referralId: string): Promise<Row[]> {
    return tx.query<Row[]>(LINES, [referralId]);
  }

  /** One side was shown what the other had written by now. */
  async noteRead(tx: EntityManager, referralId: string, { by, at }: { by: LineBy; at: Date }): Promise<void> {
    await tx.query(NOTE_READ, [referralId, by, at]);
  }

  /** Their words, for one side. */
  async opened(tx: EntityManager, caseId: string, rows: readonly Row[], reader: LineBy): Promise<LineShown[]> {
    if (rows.length === 0) return [];
    const seal = await this.fields.ofCase(tx, caseId);
    return rows.map((row) => ({ ...row, words: wordsOf(seal, row), readAt: row.by === reader ? row.readAt : null }));
  }
}

const wordsOf = (seal: CaseSeal, { lineId, words }: Row): string => seal.open(words, linePlace(lineId)).toString('utf8');
