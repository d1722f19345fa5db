import { fromBinary, type DescMessage, type MessageShape } from '@bufbuild/protobuf';
import type { PersonClaims } from '@amparo/domain';
import type { StartedService } from '@amparo/testing';
import type { SeenAlertDto } from '../src/alerts/alerts.dto';
import type { ProtectionConfig } from '../src/config';
import type { HandoverAnswer } from '../src/handovers/handovers.dto';

export type Person = Partial<PersonClaims> & Pick<PersonClaims, 'sub'>;

/** People of `aDirectory`, as they sign in. */
export const swg: Person = { sub: 'swg-duty', roles: [{ role: 'DUTY', group: 'did-security', kind: 'SECURITY_WORKING_GROUP' }] };
export const coordinator: Person = { sub: 'coord-lac', roles: [{ role: 'REGIONAL_COORDINATOR', region: 'LAC' }] };
export const alternate: Person = { sub: 'coord-lac-2', roles: [{ role: 'ALTERNATE_COORDINATOR', region: 'LAC' }] };
export const duty: Person = { sub: 'duty-global', roles: [{ role: 'GLOBAL_DUTY' }] };
export const handler: Person = { sub: 'hana', roles: [{ role: 'CASE_HANDLER' }] };

type Answer = { status: number; body: unknown };

/** What people do with an alert, by the calls of a service that runs. */
export class DeskCalls {
  constructor(private readonly service: StartedService<ProtectionConfig>) {}

  static readonly codeOf = ({ status, body }: Answer) => [status, (body as { code?: string }).code];

  readonly sql = <T>(text: string, ...values: unknown[]) => this.service.kept.asAdministrator<T>(text, values);

  /** All that was told of a case, in order. */
  readonly told = async <D extends DescMessage>(type: D, caseId: string): Promise<MessageShape<D>[]> =>
    (await this.sql<{ payload: Buffer }>(
      'SELECT id, payload FROM outbox WHERE type = $1 AND subject = $2 UNION ALL SELECT id, payload FROM told WHERE type = $1 AND subject = $2 ORDER BY id', type.typeName, caseId,
    )).map(({ payload }) => fromBinary(type, payload));

  readonly call = (who: Person, caseId: string, path: string, body?: object) => this.service.callAs(who, `/cases/${caseId}/${path}`, body);

  readonly seen = async (who: Person, caseId: string) => ((await this.service.callAs(who, '/alerts')).body as SeenAlertDto[]).find((alert) => alert.caseId === caseId);

  readonly take = (who: Person, caseId: string) => this.service.callAs(who, `/alerts/${caseId}/acknowledge`, {});

  /** Whoever has it, the coordinator when nobody is named, asks somebody to take it. */
  readonly ask = async (caseId: string, to = 'duty-global', who = coordinator) => (await this.call(who, caseId, 'handovers', { person: to })).body as HandoverAnswer;

  readonly until = async (look: () => Promise<boolean>): Promise<void> => {
    for (let tries = 0; !(await look()); tries++) {
      if (tries > 200) throw new Error('it never came');
      await new Promise((done) => setTimeout(done, 50));
    }
  };
}
