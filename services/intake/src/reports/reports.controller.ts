import { Controller, Post, Req, Res } from '@nestjs/common';
import { Public } from '@amparo/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Bursts } from '../bursts/bursts';
import { AcceptReport } from './accept-report';

/** What is answered to a report. */
export interface AcceptedReport {
  reference: string;
  urgency: string;
}

/** Reports, and additions to them. */
@Controller('api/reports')
export class ReportsController {
  constructor(private readonly acceptReport: AcceptReport, private readonly bursts: Bursts) {}

  /** The body is read by the domain, not by a DTO: what is odd in it is kept, and never refused. */
  @Post()
  @Public()
  async accept(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<AcceptedReport> {
    const { reference, urgency, submissionId, receiptRemoved, proof } = await this.acceptReport.run(bodyAsItCame(request), undefined, { burst: this.bursts.of(request) });
    reply.header('amparo-submission', submissionId);
    if (proof !== undefined) reply.header('amparo-proof', proof);
    if (receiptRemoved) reply.header('amparo-notice', 'receipt-removed');
    return { reference, urgency };
  }
}

/** The parser takes properties such as `__proto__` out of the body; what is sealed has them, as plain properties. */
function bodyAsItCame(request: FastifyRequest): unknown {
  if (!request.hadPrototypeKeys || request.rawBody === undefined) return request.body;
  return JSON.parse(request.rawBody.toString('utf8'));
}
