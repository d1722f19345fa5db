import type { Rows } from '@amparo/testing';
import type { Answer } from './door';
import type { TestSystem } from './system';

/** A report that was sent and answered. */
export interface Sent extends Answer {
  /** Whom it must reach, by the directory, as a person would say it. */
  mustReach: string[];
  /** It has a level: those people get mail, and pages where it is danger. */
  channels: ('MAIL' | 'PAGE')[];
}

/** What a history shows that must not be. Each entry says which report and what of it. */
export interface Findings {
  lost: string[];
  doubled: string[];
  misrouted: string[];
  /** In a database, and sent by nobody. */
  invented: string[];
  /** Not a fault: mails and pages that arrived twice, since the sender was killed between the answer of the host and its mark. */
  sentTwice: number;
}

interface Message {
  id: string;
  person: string;
  channel: 'MAIL' | 'PAGE';
  state: string;
}

/** A message that a host took is marked by then, on a busy machine. */
const MARKED_WITHIN_MS = 3_000;
/** What was on its way when its sender died is noted when this process gets to it; and the file system's clock ticks coarser than ours. */
const CLOCKS_DIFFER_MS = 1_000;

interface Counted {
  subject: string;
  n: number;
}

/** One row or event of each of these a report, in the service that is named. */
const ONCE: [what: string, service: string, sql: string][] = [
  ['report at the door', 'intake', 'SELECT id::text AS subject, count(*)::int AS n FROM reports GROUP BY 1'],
  ['body at the door', 'intake', 'SELECT report_id::text AS subject, count(*)::int AS n FROM submissions GROUP BY 1'],
  ['decision', 'protection', 'SELECT case_id::text AS subject, count(*)::int AS n FROM decisions GROUP BY 1'],
  ['alert raised', 'protection', toldOf('amparo.protection.v1.AlertRaised')],
  ['decision told', 'protection', toldOf('amparo.protection.v1.ReportRouted')],
  ['report told', 'intake', toldOf('amparo.intake.v1.ReportReceived')],
  ['case', 'casework', 'SELECT id::text AS subject, count(*)::int AS n FROM cases GROUP BY 1'],
  ['content', 'casework', `SELECT case_id::text AS subject, count(*)::int AS n FROM contents WHERE state = 'FETCHED' GROUP BY 1`],
  ['case opened', 'casework', toldOf('amparo.casework.v1.CaseOpened')],
  ['content fetched', 'casework', toldOf('amparo.casework.v1.ContentFetched')],
  ['entry in the timeline', 'casework', `SELECT case_id::text AS subject, count(*)::int AS n FROM timeline WHERE what = 'CASE_OPENED' GROUP BY 1`],
  ['count', 'insights', 'SELECT case_id::text AS subject, count(*)::int AS n FROM reports GROUP BY 1'],
];

/**
 * Reads the whole history of what was sent, after the system has come to rest, and says what is wrong with it. Every
 * report that was ever sent to the system has to be given: whatever else is there was invented.
 *
 * @param killed when processes were killed, in milliseconds since 1970
 */
export async function audit(system: TestSystem, sent: readonly Sent[], killed: readonly number[]): Promise<Findings> {
  const { rows } = system;
  const findings: Findings = { lost: [], doubled: [], misrouted: [], invented: [], sentTwice: 0 };
  const byCase = await casesOf(rows, sent, findings);
  for (const [what, service, sql] of ONCE) {
    const counted = new Map((await rows.of<Counted>(service, sql)).map(({ subject, n }) => [subject, n]));
    for (const [caseId, { reference }] of byCase) compare(findings, `${what} of ${reference}`, 1, counted.get(caseId) ?? 0);
    for (const subject of counted.keys()) if (!byCase.has(subject)) findings.invented.push(`${what} ${subject}`);
  }
  for (const [caseId, report] of byCase) await auditPeople(system, caseId, report, killed, findings);
  return findings;
}

/** The cases of all answers. Two answers with one reference, or none at the door with it, are found here. */
async function casesOf(rows: Rows, sent: readonly Sent[], findings: Findings): Promise<Map<string, Sent>> {
  const byReference = new Map(sent.map((report) => [report.reference, report]));
  if (byReference.size < sent.length) findings.lost.push(`${sent.length - byReference.size} reports that share a reference`);
  const cases = new Map<string, Sent>();
  for (const { id, reference } of await rows.of<{ id: string; reference: string }>('intake', 'SELECT id::text, reference FROM reports')) {
    const report = byReference.get(reference);
    if (report === undefined) findings.invented.push(`report ${reference}`);
    else cases.set(id, report);
    byReference.delete(reference);
  }
  findings.lost.push(...[...byReference.keys()].map((reference) => `${reference} at the door`));
  return cases;
}

async function auditPeople(system: TestSystem, caseId: string, report: Sent, killed: readonly number[], findings: Findings): Promise<void> {
  const items = await system.rows.of<{ person: string; n: number }>(
    'notifications', 'SELECT person_id AS person, count(*)::int AS n FROM items WHERE case_id = $1 GROUP BY 1', [caseId],
  );
  const counted = new Map(items.map(({ person, n }) => [person, n]));
  for (const person of report.mustReach) compare(findings, `item of ${report.reference} for ${person}`, 1, counted.get(person) ?? 0);
  for (const person of counted.keys()) if (!report.mustReach.includes(person)) findings.misrouted.push(`${report.reference} at ${person}`);

  const messages = await system.rows.of<Message>(
    'notifications', 'SELECT id::text, person_id AS person, channel, state FROM messages WHERE case_id = $1', [caseId],
  );
  for (const person of report.mustReach) {
    for (const channel of report.channels) {
      const what = `${channel} of ${report.reference} for ${person}`;
      const written = messages.filter((each) => each.person === person && each.channel === channel);
      compare(findings, what, 1, written.length);
      for (const message of written) auditArrivals(what, arrivalsOf(system, message), killed, findings);
    }
  }
  const extra = messages.filter(({ person, channel }) => !report.mustReach.includes(person) || !report.channels.includes(channel));
  findings.misrouted.push(...extra.map(({ person, channel }) => `${channel} of ${report.reference} for ${person}`));
}

/** When a message arrived at its reader's mailbox or pager. */
function arrivalsOf({ mail, pager, people }: TestSystem, { id, person, channel }: Message): number[] {
  const contact = people.everybody.find((one) => one.id === person);
  const arrived = channel === 'MAIL'
    ? mail.mails.filter(({ to, messageId }) => to === contact?.email && messageId.startsWith(`${id}@`))
    : pager.pages.filter((page) => page.to === contact?.pager && page.id === id);
  return arrived.map(({ at }) => at);
}

/** Once; twice only where the sender was killed between the first time and its mark. */
function auditArrivals(what: string, [first, second, ...more]: number[], killed: readonly number[], findings: Findings): void {
  if (first === undefined) findings.lost.push(what);
  else if (second === undefined) return;
  else if (more.length === 0 && killed.some((at) => first <= at + CLOCKS_DIFFER_MS && at <= second && at - first < MARKED_WITHIN_MS)) findings.sentTwice++;
  else findings.doubled.push(what);
}

function compare(findings: Findings, what: string, wanted: number, found: number): void {
  if (found < wanted) findings.lost.push(what);
  if (found > wanted) findings.doubled.push(what);
}

function toldOf(type: string): string {
  return `SELECT subject, count(*)::int AS n FROM told WHERE type = '${type}' GROUP BY 1`;
}
