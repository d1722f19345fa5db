import { Clock } from '@amparo/kernel';
import { Database, writeAudit } from '@amparo/persistence';
import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import type { Caller } from '../access/access.rules';

const ID = /^[\w.:@-]{1,80}$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whatever the operator changes is written down before it is done: the route as it is declared, and what its path names. */
@Injectable()
export class NoteOperatorCalls implements NestInterceptor {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    if (context.getType() !== 'http') return next.handle();
    const request = context.switchToHttp().getRequest<FastifyRequest & { caller?: Caller }>();
    if (request.caller?.kind === 'operator' && request.method !== 'GET' && request.method !== 'HEAD') await this.note(request);
    return next.handle();
  }

  private async note({ method, routeOptions, params }: FastifyRequest): Promise<void> {
    // A name that is no id may be anything: it is counted, and not written down.
    const named = Object.values((params ?? {}) as Record<string, string>).map((value) => (ID.test(value) ? value : 'no-id'));
    const caseId = named.find((value) => UUID.test(value));
    await writeAudit(this.database, [{
      at: this.clock.now(), person: 'operator', action: `operator.${method.toLowerCase()} ${routeOptions.url ?? ''}`, detail: named,
      ...(caseId === undefined ? {} : { caseId }), ...(named[0] === undefined || named[0] === caseId ? {} : { about: named[0] }),
    }]);
  }
}
