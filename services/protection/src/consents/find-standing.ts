import type { Consent, ConsentStanding, Objection } from '@amparo/domain';
import { inOneStatement } from '@amparo/persistence';

type ConsentRow = Omit<Consent, 'withdrawnAt' | 'supersededAt'> & { withdrawnAt: Date | null; supersededAt: Date | null };

const ASKED = 'unnest($1::uuid[]) WITH ORDINALITY AS asked (case_id, place)';

/** All that was agreed to and objected to on a case, by its id, as it stands in this transaction, the newest agreed to first: what the rules of sharing are asked with, and why they say no begins with that. */
export const findStanding = inOneStatement<string, ConsentStanding>(async (tx, caseIds) => {
  const consents = await tx.query<(ConsentRow & { place: number })[]>(
    `SELECT asked.place::integer, id, purpose, recipient_id AS recipient, classes, given_at AS "givenAt", expires_at AS "expiresAt", withdrawn_at AS "withdrawnAt", superseded_at AS "supersededAt"
     FROM ${ASKED} JOIN consents c ON c.case_id = asked.case_id WHERE state IN ('GIVEN', 'OVERRIDE') ORDER BY c.given_at DESC, c.id`, [caseIds],
  );
  const objections = await tx.query<(Objection & { place: number })[]>(
    `SELECT asked.place::integer, purpose, recipient_id AS recipient, since FROM ${ASKED} JOIN suspensions s ON s.case_id = asked.case_id`, [caseIds],
  );
  const standing = caseIds.map(() => ({ consents: [] as Consent[], objections: [] as Objection[] }));
  for (const { place, withdrawnAt, supersededAt, ...consent } of consents) {
    standing[place - 1]?.consents.push({ ...consent, ...(withdrawnAt === null ? {} : { withdrawnAt }), ...(supersededAt === null ? {} : { supersededAt }) });
  }
  for (const { place, ...objection } of objections) standing[place - 1]?.objections.push(objection);
  return standing;
});
