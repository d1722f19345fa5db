import { Refusal } from '@amparo/kernel';
import { BadRequestException, HttpException, InternalServerErrorException, MethodNotAllowedException, NotFoundException, UnsupportedMediaTypeException } from '@nestjs/common';
import { QueryFailedError } from 'typeorm';
import { PeerRefused, PeerUnavailable } from '../peers/peer-errors';
import { problemOf } from './problem.rules';

const CANARY = 'Maria-Inventada-secreto';

const fromDatabase = (code: string) =>
  new QueryFailedError('SELECT $1', [CANARY], Object.assign(new Error(CANARY), { code, severity: 'ERROR', detail: CANARY }));
const withCode = (code: string) => Object.assign(new Error(CANARY), { code });
const fromFastify = (statusCode: number) => Object.assign(new Error(CANARY), { name: 'FastifyError', code: 'FST_ERR_X', statusCode });

describe('what is answered to an error', () => {
  it.each<[string, unknown, number, string]>([
    ['a malformed request', new Refusal('malformed', 'receipt.malformed', 'x'), 400, 'receipt.malformed'],
    ['a caller that nobody knows', new Refusal('unauthenticated', 'access.unauthenticated', 'x'), 401, 'access.unauthenticated'],
    ['a caller who may not', new Refusal('forbidden', 'access.forbidden', 'x'), 403, 'access.forbidden'],
    ['something absent', new Refusal('absent', 'case.absent', 'x'), 404, 'case.absent'],
    ['a conflict', new Refusal('conflict', 'alert.done', 'x'), 409, 'alert.done'],
    ['an oversize', new Refusal('oversize', 'report.oversize', 'x'), 413, 'report.oversize'],
    ['an unprocessable', new Refusal('unprocessable', 'report.x', 'x'), 422, 'report.x'],
    ['an overload', new Refusal('overloaded', 'door.busy', 'x'), 503, 'door.busy'],
    ['Nest, bad request', new BadRequestException(CANARY), 400, 'request.malformed'],
    ['Nest, not found', new NotFoundException(CANARY), 404, 'route.absent'],
    ['Nest, wrong method', new MethodNotAllowedException(CANARY), 405, 'request.method'],
    ['Nest, media type', new UnsupportedMediaTypeException(CANARY), 415, 'request.media-type'],
    ['Nest, a teapot', new HttpException(CANARY, 418), 418, 'request.refused'],
    ['Nest, internal', new InternalServerErrorException(CANARY), 500, 'internal'],
    ['Fastify, too large', fromFastify(413), 413, 'request.oversize'],
    ['Fastify, bad JSON', fromFastify(400), 400, 'request.malformed'],
    ['Fastify, media type', fromFastify(415), 415, 'request.media-type'],
    ['Fastify, its own fault', fromFastify(500), 500, 'internal'],
    ['database, connection lost', fromDatabase('08006'), 503, 'service.unavailable'],
    ['database, disk full', fromDatabase('53100'), 503, 'service.unavailable'],
    ['database, too many connections', fromDatabase('53300'), 503, 'service.unavailable'],
    ['database, shutting down', fromDatabase('57P01'), 503, 'service.unavailable'],
    ['database, starting up', fromDatabase('57P03'), 503, 'service.unavailable'],
    ['database, I/O error', fromDatabase('58030'), 503, 'service.unavailable'],
    ['database, read-only', fromDatabase('25006'), 503, 'service.unavailable'],
    ['database, deadlock', fromDatabase('40P01'), 503, 'service.unavailable'],
    ['database, NUL', fromDatabase('22021'), 400, 'request.malformed'],
    ['database, NUL in JSON', fromDatabase('22P05'), 400, 'request.malformed'],
    ['database, unique violation', fromDatabase('23505'), 500, 'internal'],
    ['database, swallowed failure', fromDatabase('25P02'), 500, 'internal'],
    ['a refused connection', withCode('ECONNREFUSED'), 503, 'service.unavailable'],
    ['a refused connection to both addresses', new AggregateError([withCode('ECONNREFUSED')], CANARY), 503, 'service.unavailable'],
    ['a full disk', withCode('ENOSPC'), 503, 'service.unavailable'],
    ['a pool without connections', new Error('timeout exceeded when trying to connect'), 503, 'service.unavailable'],
    ['a caller who hung up on what was passed on', withCode('UND_ERR_ABORTED'), 400, 'request.malformed'],
    ['a peer that is away', new PeerUnavailable('casework', 'timeout'), 503, 'service.unavailable'],
    ['a peer that refused', new PeerRefused('casework', 404, 'case.absent'), 500, 'internal'],
    ['a bug', new TypeError(CANARY), 500, 'internal'],
    ['something thrown that is no error', CANARY, 500, 'internal'],
    ['nothing', undefined, 500, 'internal'],
  ])('answers %s with its status and code, and repeats nothing', (_name, error, status, code) => {
    const problem = problemOf(error);
    expect(problem).toMatchObject({ type: 'about:blank', status, code });
    expect(JSON.stringify(problem)).not.toContain(CANARY);
  });

  it('gives no detail of an internal error', () => {
    expect(problemOf(new Error('x'))).not.toHaveProperty('detail');
  });
});
