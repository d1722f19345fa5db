import { randomUUID } from 'node:crypto';
import { ReferralWrittenSchema } from '@amparo/contracts';
import { laneOf } from '@amparo/domain';
import { Outbox } from '@amparo/messaging';
import { Database, SealedFields } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { FindConcernedPeople } from '../hearers/find-concerned-people';
import { FindPartnerPeople } from '../hearers/find-partner-people';
import type { ReferralEntity } from '../needs/referral.entity';
import type { CaseEntity } from '../routing/case.entity';
import { urgencyOf } from '../routing/level.rules';
import type { LineShown, WriteLineRequest } from './referral-log.dto';
import type { LineBy } from './referral-line.rules';

const place = (row: string) => ({ table: 'referral_lines', column: 'words', row });

/** A line as it lies there. */
type Row = Omit<LineShown, 'words'> & { words: Buffer };

const LINES = `
  SELECT id AS "lineId", kind, by_whom AS "by", person, at, measure, day::text AS day, words FROM referral_lines WHERE referral_id = $1 ORDER BY at, id LIMIT 1000`;

/** Lines beside a referral: sealed under the case's key, never changed, told to the other side without a word of them. */
@Injectable()
export class ReferralLines {
  constructor(
    private readonly database: Database,
    private readonly fields: SealedFields,
    private readonly outbox: Outbox,
    private readonly concerned: FindConcernedPeople,
    private readonly partnerPeople: FindPartnerPeople,
  ) {}

  /** The case is locked. */
  async write(tx: EntityManager, known: CaseEntity, referral: ReferralEntity, line: WriteLineRequest & { by: LineBy; person: string; at: Date }): Promise<string> {
    const { caseId, id: referralId, organisationId } = referral;
    const id = randomUUID();
    const seal = await this.fields.ofCase(tx, caseId);
    await tx.query(
      'INSERT INTO referral_lines (id, referral_id, case_id, kind, by_whom, person, at, measure, day, words) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)',
      [id, referralId, caseId, line.kind, line.by, line.person, line.at, line.measure ?? null, line.day ?? null, seal.seal(line.words, place(id))],
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
    return id;
  }

  /** As they lie there, in this transaction. */
  async find(tx: EntityManager, referralId: string): Promise<Row[]> {
    return tx.query<Row[]>(LINES, [referralId]);
  }

  async opened(caseId: string, rows: readonly Row[]): Promise<LineShown[]> {
    if (rows.length === 0) return [];
    const seal = await this.fields.ofCaseForReading(this.database, caseId);
    return rows.map(({ words, ...row }) => ({ ...row, words: seal.open(words, place(row.lineId)).toString('utf8') }));
  }
}
