import { randomUUID } from 'node:crypto';
import { fromBinary, type DescMessage, type MessageShape } from '@bufbuild/protobuf';
import { ReferralTroubledSchema } from '@amparo/contracts';
import type { Directory, DirectoryOrganisation } from '@amparo/domain';
import type { StartedService } from '@amparo/testing';
import type { ProtectionConfig } from '../src/config';
import type { RecordedConsent } from '../src/consents/consents.dto';
import type { LinkShown, MadeLink, OpenedLink, VisitShown } from '../src/links/links.dto';
import type { HelpAsked } from '../src/needs/needs.dto';
import { aDirectory } from './builders';
import { routedTo, type Desk } from './desk';
import { coordinator, handler, type Person } from './desk-calls';

const partner = (id: string, said: Partial<DirectoryOrganisation> = {}): DirectoryOrganisation =>
  ({ id, conflictId: `c-${id.slice(2).toLowerCase()}`, kind: 'PARTNER', services: ['PM-LEGAL'], regions: ['LAC'], languages: ['es'], capacity: 'OPEN', ...said });

/** A directory with two partners who are reached by links, and one with accounts. */
export const withLinks = (): Directory => ({ ...aDirectory(), organisations: [partner('P-ALDEA', { servedByLink: true }), partner('P-MONTE', { servedByLink: true }), partner('P-JURIS')] });

export const WAYS = { linkBy: 'EMAIL', codeBy: 'TELEPHONE' };
export const STORY = 'invented story of nobody';
export const NAME = 'Invented Person';
/** What is explained of every consent, and how it is given. */
export const GIVEN = { answer: 'GIVEN', purpose: 'CP-REFER', by: { who: 'PERSON' }, how: 'WRITTEN', language: 'es', explained: ['RISKS', 'LIMITS', 'MAY_REFUSE', 'MAY_WITHDRAW'] };

/** A referral of a case. */
export interface Of {
  caseId: string;
  referralId: string;
}

type Answer = { status: number; body: unknown };

/** What the desk does about a partner without an account, and what she does by her link, by the calls of a service that runs. */
export class LinkCalls {
  /** @param desk where cases are told of; it is there once the service is */
  constructor(
    private readonly service: StartedService<ProtectionConfig>,
    private readonly desk: () => Desk,
  ) {}

  static readonly codeOf = ({ status, body }: Answer) => [status, (body as { code?: string } | undefined)?.code];

  readonly by = (step: string, body: object) => this.service.callAsService('portal', `/internal/links/${step}`, body);

  readonly offered = async (to = 'P-ALDEA'): Promise<Of> => {
    const caseId = await routedTo(this.desk(), handler.sub);
    const { offered: [first] } = (await this.service.callAs(coordinator, `/cases/${caseId}/needs`, { measures: ['PM-LEGAL'], to })).body as HelpAsked;
    return { caseId, referralId: first?.referralId ?? '' };
  };

  readonly make = ({ caseId, referralId }: Of, who: Person = handler, ways: object = WAYS) => this.service.callAs(who, `/cases/${caseId}/referrals/${referralId}/links`, ways);

  readonly made = async (of: Of) => (await this.make(of)).body as MadeLink;

  readonly links = async ({ caseId }: { caseId: string }) => (await this.service.callAs(coordinator, `/cases/${caseId}/links`)).body as LinkShown[];

  readonly opened = async (secret: string) => ((await this.by('open', { secret })).body as OpenedLink).visit;

  readonly shown = async (visit: string) => (await this.by('offer', { visit })).body as VisitShown;

  /** Somebody of a partner who opened the link and said the code. @returns what her browser holds */
  readonly verified = async (of: Of): Promise<string> => {
    const { secret, code } = await this.made(of);
    const visit = await this.opened(secret);
    must(await this.by('code', { visit, code }), 204);
    return visit;
  };

  readonly consent = async ({ caseId }: Pick<Of, 'caseId'>, classes = ['S1', 'S2', 'S3']) =>
    ((await this.service.callAs(handler, `/cases/${caseId}/consents`, { ...GIVEN, recipient: 'P-ALDEA', classes })).body as RecordedConsent).consentId;

  readonly withdraw = async ({ caseId, consentId }: { caseId: string; consentId: string }) => must(await this.service.callAs(handler, `/cases/${caseId}/consents/${consentId}/withdraw`, {}), 200);

  readonly release = ({ caseId, referralId }: Of) =>
    this.service.callAs(handler, `/cases/${caseId}/referrals/${referralId}/release`, { fields: [{ field: 'SUMMARY', says: STORY }, { field: 'NAME', says: NAME }] });

  readonly released = async () => {
    const of = await this.offered();
    const consentId = await this.consent(of);
    const visit = await this.verified(of);
    must(await this.by('commit', { visit }), 200);
    must(await this.release(of), 200);
    return { ...of, consentId, visit };
  };

  /** All that was told of something, in order. */
  readonly events = async <D extends DescMessage>(type: D, subject: string): Promise<MessageShape<D>[]> => (await this.service.kept.asAdministrator<{ payload: Buffer }>(
    'SELECT id, payload FROM outbox WHERE type = $1 AND subject = $2 UNION ALL SELECT id, payload FROM told WHERE type = $1 AND subject = $2 ORDER BY id', [type.typeName, subject],
  )).map(({ payload }) => fromBinary(type, payload));

  readonly troubles = async (subject: string) =>
    (await this.events(ReferralTroubledSchema, subject)).map(({ status, referralId, alertMode, deskPersonIds }) => [status, referralId, alertMode, deskPersonIds]);
}

export const aMessage = (words: string) => ({ lineId: randomUUID(), kind: 'MESSAGE', words });
export const aService = (words: string) => ({ ...aMessage(words), kind: 'SERVICE', measure: 'PM-LEGAL', day: '2026-03-02' });

function must(answer: Answer, status: number): void {
  if (answer.status !== status) throw new Error(`${answer.status} instead of ${status}: ${JSON.stringify(answer.body)}`);
}
