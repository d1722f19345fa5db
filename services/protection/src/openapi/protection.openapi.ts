import { auditPaths } from '@amparo/platform';
import { consentPaths, consentSchemas } from './consents.openapi';
import { deskPaths, deskSchemas } from './desk.openapi';
import { handOffPaths, handOffSchemas } from './hand-offs.openapi';
import { deletionPaths, deletionSchemas } from './deletions.openapi';
import { linkPaths, linkSchemas } from './links.openapi';
import { checkInPaths, checkInSchemas } from './check-ins.openapi';
import { referralPaths, referralSchemas } from './referrals.openapi';
import { riskPaths, riskSchemas } from './risk.openapi';
import { json } from './parts';

const caseId = { name: 'caseId', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } } as const;

/** The calls of protection in OpenAPI 3.1. A test holds it against the routes. */
export const protectionOpenApi = {
  openapi: '3.1.0',
  info: { title: 'Amparo: protection', version: '1' },
  paths: {
    '/decisions/{submissionId}': {
      get: {
        summary: 'Why somebody was called: the decision on one body of a report, with the rules that made it.',
        parameters: [{ name: 'submissionId', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }],
        responses: {
          200: { description: 'The decision.', content: json({ $ref: '#/components/schemas/Decision' }) },
          404: { description: 'There is no decision yet.' },
        },
      },
    },
    '/decisions/of-case/{caseId}': {
      get: {
        summary: 'To a person who was told of a case: by which routes, since when, who leads, and the rules that fired.',
        parameters: [caseId],
        responses: {
          200: { description: 'Why she was called.', content: json({ $ref: '#/components/schemas/Why' }) },
          403: { description: 'access.forbidden: she sees the case, and was not told of it.' },
          404: { description: 'decision.absent: there is no such case for her.' },
        },
      },
    },
    ...auditPaths,
    ...consentPaths,
    ...referralPaths,
    ...linkPaths, ...deletionPaths,
    ...handOffPaths,
    ...riskPaths,
    ...checkInPaths,
    ...deskPaths,
    '/alerts': {
      get: {
        summary: 'Alerts that nobody has taken, then the others; at most 500. To a person those that she may see: 400 open ones, and the last 100 that were taken in seven days.',
        responses: { 200: { description: 'The list.', content: json({ type: 'array', items: { $ref: '#/components/schemas/Alert' } }) } },
      },
    },
    '/alerts/{caseId}/acknowledge': {
      post: {
        summary: 'Somebody who was alerted has the case: the ladder stops for all.',
        parameters: [caseId],
        requestBody: {
          required: false,
          content: json({
            type: 'object',
            properties: { person: { type: 'string', description: 'Directory id: by the operator, who must name somebody; a person names nobody.' } },
          }),
        },
        responses: {
          200: { description: 'Who has it, and since when.', content: json({ $ref: '#/components/schemas/Acknowledged' }) },
          403: { description: 'alert.not-alerted, access.forbidden: she was never told; alerts.own-only: a person named somebody.' },
          404: { description: 'alert.absent: there is no such alert for her.' },
        },
      },
    },
  },
  components: {
    schemas: {
      ...consentSchemas,
      ...referralSchemas,
      ...linkSchemas, ...deletionSchemas,
      ...handOffSchemas,
      ...riskSchemas,
      ...checkInSchemas,
      ...deskSchemas,
      Decision: {
        type: 'object',
        required: ['caseId', 'submissionId', 'decidedAt', 'directoryVersion', 'facts', 'routing'],
        properties: {
          caseId: { type: 'string', format: 'uuid' },
          submissionId: { type: 'string', format: 'uuid' },
          decidedAt: { type: 'integer', description: 'Milliseconds since 1970.' },
          directoryVersion: { type: 'integer' },
          facts: { type: 'object', description: 'What the decision rests on, S1.' },
          routing: { type: 'object', description: 'Routes, who was told, who was kept out, and because of which rules.' },
        },
      },
      Why: {
        type: 'object',
        required: ['caseId', 'reference', 'routes', 'since', 'lead', 'regions', 'decisions'],
        properties: {
          caseId: { type: 'string', format: 'uuid' },
          reference: { type: 'string', description: 'The case code that people quote.' },
          routes: { type: 'array', items: { type: 'string' }, description: 'By which she was told; ESCALATION:<rung> where nobody had it in time.' },
          since: { type: 'string', format: 'date-time' },
          lead: { type: ['string', 'null'], description: 'Directory id of who leads.' },
          regions: { type: 'array', items: { type: 'string' } },
          decisions: { type: 'array', items: { $ref: '#/components/schemas/DecisionShown' }, description: 'Newest first; at most 50.' },
        },
      },
      DecisionShown: {
        type: 'object',
        required: ['decidedAt', 'cause', 'urgency', 'regions', 'routes', 'lead', 'because', 'tasks'],
        properties: {
          decidedAt: { type: 'string', format: 'date-time' },
          cause: { enum: ['REPORT', 'URGENCY_FOUND', 'REPETITION', 'REGION_ASSIGNED', 'ASSESSED', 'PERSON', 'HANDED_OFF', 'CHECK_IN_MISSED'] },
          urgency: { enum: ['IMMINENT', 'HIGH', 'MEDIUM', 'LOW', 'NONE'] },
          regions: { type: 'array', items: { type: 'string' } },
          routes: { type: 'array', items: { type: 'string' } },
          lead: { type: ['string', 'null'], description: 'Directory id.' },
          because: { type: 'array', items: { type: 'string' }, description: 'Codes of the rules that fired, of urgency first.' },
          tasks: { type: 'array', items: { type: 'string' } },
        },
      },
      Acknowledged: {
        type: 'object',
        required: ['alertId', 'by', 'at'],
        properties: {
          alertId: { type: 'string', format: 'uuid' },
          by: { type: 'string', description: 'Directory id of who has it.' },
          at: { type: 'string', format: 'date-time' },
        },
      },
      Alert: {
        type: 'object',
        required: ['caseId', 'reference', 'urgency', 'mode', 'regions', 'raisedAt', 'acknowledgedAt', 'acknowledgedBy', 'nextRungAt', 'pausedUntil', 'handover', 'lowering', 'clocks', 'rungsTaken', 'gathered', 'missedCheckIn'],
        properties: {
          caseId: { type: 'string', format: 'uuid' },
          reference: { type: 'string', description: 'The case code that people quote.' },
          urgency: { enum: ['IMMINENT', 'HIGH', 'MEDIUM', 'LOW', 'NONE'] },
          mode: { enum: ['PAGE', 'QUEUE', 'NONE'] },
          regions: { type: 'array', items: { type: 'string' } },
          raisedAt: { type: 'string', format: 'date-time' },
          acknowledgedAt: { type: ['string', 'null'], format: 'date-time' },
          acknowledgedBy: { type: ['string', 'null'], description: 'Directory id.' },
          nextRungAt: { type: ['string', 'null'], format: 'date-time' },
          pausedUntil: { type: ['string', 'null'], format: 'date-time', description: 'Its ladder stands still until then.' },
          handover: {
            type: ['object', 'null'], required: ['handoverId', 'from', 'to', 'answerBy'], description: 'Somebody is asked to take it from whoever has it.',
            properties: { handoverId: { type: 'string', format: 'uuid' }, from: { type: 'string' }, to: { type: 'string' }, answerBy: { type: 'string', format: 'date-time' } },
          },
          lowering: {
            type: ['object', 'null'], required: ['loweringId', 'wanted', 'askedBy', 'endsAt'], description: 'A second person must agree to lower it.',
            properties: { loweringId: { type: 'string', format: 'uuid' }, wanted: { enum: ['HIGH', 'MEDIUM', 'LOW'] }, askedBy: { type: 'string' }, endsAt: { type: 'string', format: 'date-time' } },
          },
          clocks: { type: 'array', items: { $ref: '#/components/schemas/Clock' }, description: 'What is overdue first.' },
          rungsTaken: { type: 'integer' },
          gathered: { type: 'integer', description: 'Further reports of one burst that share this alert; a thousand means that or more.' },
          missedCheckIn: {
            type: ['object', 'null'], required: ['missedAt', 'doneAt'], description: 'The last check-in that was missed since it was raised, or that raised it.',
            properties: { missedAt: { type: 'string', format: 'date-time' }, doneAt: { type: ['string', 'null'], format: 'date-time', description: 'She was in contact after all.' } },
          },
          watched: { type: 'boolean', description: 'To a person: it is on her watch list.' },
          told: { type: 'boolean', description: 'To a person: she was told of the case, so that she may acknowledge.' },
        },
      },
    },
  },
} as const;
