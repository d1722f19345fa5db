import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Body, Controller, Get, HttpCode, Module, Param, Post, Req } from '@nestjs/common';
import { Type } from 'class-transformer';
import { IsBoolean, IsInt, IsOptional, ValidateNested } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { AllowOperator, AllowServices, FromCaller, Public } from '../access/access.decorators';
import type { Caller } from '../access/access.rules';
import { makeServiceKeys } from '../access/service-keys';
import { ServiceTokens } from '../access/service-tokens';
import { ServiceConfig } from '../config/service-config';
import type { ServiceName } from '../config/service-names';
import { SECURITY_HEADERS } from '../http/security-headers';
import { Logger } from '../log/logger';
import { Peers } from '../peers/peers';
import type { RunningService, ServiceDefinition } from './service-definition';
import { startService } from './start-service';

const CANARY = 'Maria-Inventada-secreto';

class Inner {
  @IsInt() count!: number;
}

class Example {
  @IsBoolean() consent!: boolean;
  @IsOptional() @ValidateNested() @Type(() => Inner) inner?: Inner;
}

@Controller('example')
class ExampleController {
  @Post('typed') @Public() @HttpCode(200)
  typed(@Body() body: Example): Example {
    return body;
  }

  @Post('raw') @Public() @HttpCode(200)
  raw(@Req() request: FastifyRequest): { bytes: number | undefined } {
    return { bytes: request.rawBody?.length };
  }

  @Get('bug') @Public()
  bug(): never {
    throw new Error(CANARY);
  }

  @Get('people/:id') @AllowServices('casework')
  person(@Param('id') id: string, @FromCaller() caller: Caller): object {
    return { id, caller };
  }

  @Get('operated') @AllowOperator()
  operated(): object {
    return { operated: true };
  }
}

@Module({ controllers: [ExampleController] })
class ExampleModule {}

@Controller('bare')
class BareController {
  @Get('open')
  open(): object {
    return {};
  }
}

@Module({ controllers: [BareController] })
class BareModule {}

const directory = mkdtempSync(join(tmpdir(), 'amparo-service-'));
const keys = makeServiceKeys(directory, ['portal', 'casework', 'protection']);
const lines: string[] = [];
const logger = new Logger('protection', 'debug', (line) => lines.push(line));
const tokensOf = (name: ServiceName) => ServiceTokens.fromFiles(name, keys.keyFile[name] ?? '', keys.keysFile);

function configured(change: Partial<ServiceConfig> = {}): ServiceConfig {
  return Object.assign(new ServiceConfig(), { serviceKeyFile: keys.keyFile['protection'], serviceKeysFile: keys.keysFile, peers: {}, ...change });
}

const definition: ServiceDefinition = {
  name: 'protection', module: ExampleModule, config: () => configured(), events: { tells: [], hears: [] }, entities: [], migrations: [],
};

let service: RunningService;
beforeAll(async () => {
  service = await startService(definition, { logger });
});
afterAll(async () => {
  await service.stop();
  rmSync(directory, { recursive: true });
});

const post = (path: string, body: string | Buffer, headers: Record<string, string> = {}) =>
  fetch(`${service.url}${path}`, { method: 'POST', body: body as string, headers: { 'content-type': 'application/json', ...headers } });
const peersOf = (name: ServiceName) => new Peers({ protection: service.url } as Record<ServiceName, string>, tokensOf(name));

describe('a running service', () => {
  it('answers that it lives and is ready', async () => {
    expect(await (await fetch(`${service.url}/health/live`)).json()).toEqual({ live: true });
    expect(await (await fetch(`${service.url}/health/ready`)).json()).toEqual({ ready: true });
  });

  it.each<[string, string, RequestInit | undefined, number]>([
    ['an answer', '/health/live', undefined, 200],
    ['an address that is not there', '/nothing', undefined, 404],
    ['a method that is not there', '/health/live', { method: 'DELETE' }, 404],
    ['a bug', '/example/bug', undefined, 500],
    ['a malformed address', '/%c0', undefined, 400],
    ['a caller that nobody knows', '/example/operated', undefined, 401],
  ])('sends its security headers with %s', async (_name, path, request, status) => {
    const answer = await fetch(`${service.url}${path}`, request);
    expect(answer.status).toBe(status);
    expect(Object.fromEntries(answer.headers)).toMatchObject(SECURITY_HEADERS);
    if (status >= 400) {
      expect(answer.headers.get('content-type')).toBe('application/problem+json');
      expect(await answer.json()).toMatchObject({ type: 'about:blank', status, code: expect.any(String) as string });
    }
  });

  it('sends them even to what is no HTTP at all', async () => {
    const answer = await new Promise<string>((done, fail) => {
      let text = '';
      const socket = connect(Number(new URL(service.url).port), '127.0.0.1', () => socket.write('garbage\r\n\r\n'));
      socket.on('data', (chunk) => (text += chunk.toString())).on('close', () => done(text)).on('error', fail);
    });
    expect(answer).toMatch(/^HTTP\/1.1 400 Bad Request\r\n/);
    expect(answer).toContain(`content-security-policy: ${SECURITY_HEADERS['content-security-policy']}`);
    expect(answer).toContain('"code":"request.malformed"');
  });

  it.each<[string, string | Buffer, Record<string, string>, number]>([
    ['a text for a yes or no', '{"consent":"false"}', {}, 400],
    ['a property that nobody knows', `{"consent":true,"${CANARY}":1}`, {}, 400],
    ['a text for a number inside', '{"consent":true,"inner":{"count":"1"}}', {}, 400],
    ['an array for an object', '[]', {}, 400],
    ['a text for an object', '"x"', {}, 400],
    ['nothing', '', {}, 400],
    ['broken JSON', `{"${CANARY}`, {}, 400],
    ['a NUL', `{"consent":true,"x":"${CANARY}\\u0000"}`, {}, 400],
    ['more than a mebibyte', JSON.stringify({ x: CANARY.repeat(60_000) }), {}, 413],
    ['a form', `consent=${CANARY}`, { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['plain text', CANARY, { 'content-type': 'text/plain' }, 415],
    ['another alphabet', '{"consent":true}', { 'content-type': 'application/json; charset=latin1' }, 400],
    ['a compressed body', gzipSync('{"consent":true}'), { 'content-encoding': 'gzip' }, 415],
  ])('refuses %s in fixed words', async (_name, body, headers, status) => {
    const answer = await post('/example/typed', body, headers);
    expect(answer.status).toBe(status);
    expect(await answer.text()).not.toContain(CANARY);
  });

  it('takes what is right, and keeps the bytes as they came', async () => {
    expect(await (await post('/example/typed', '{"consent":false,"inner":{"count":1}}')).json()).toEqual({ consent: false, inner: { count: 1 } });
    expect((await post('/example/raw', '')).status).toBe(200);
    expect(await (await post('/example/raw', '{ "a" : 1 }', { 'content-type': 'application/json; charset=UTF-8' })).json()).toEqual({ bytes: 11 });
  });

  it('lets in the services that a route names, and no others', async () => {
    expect(await peersOf('casework').get('protection', '/example/people/7')).toEqual({ id: '7', caller: { kind: 'service', name: 'casework' } });
    await expect(peersOf('portal').get('protection', '/example/people/7')).rejects.toMatchObject({ name: 'PeerRefused', status: 403, code: 'access.forbidden' });
    await expect(peersOf('casework').get('protection', '/operator/lag')).rejects.toMatchObject({ status: 403 });
  });

  it('lets the operator in through the portal', async () => {
    const authorization = `Bearer ${tokensOf('portal').tokenFor('protection', 'operator')}`;
    expect(await (await fetch(`${service.url}/operator/lag`, { headers: { authorization } })).json()).toEqual([]);
    expect((await post('/operator/redrive', '{}', { authorization })).status).toBe(200);
    expect((await post('/operator/republish', '{"since":"yesterday"}', { authorization })).status).toBe(400);
  });

  it('tells a peer that is away from one that refuses', async () => {
    await expect(peersOf('casework').get('protection', '/example/bug')).rejects.toMatchObject({ name: 'PeerUnavailable', code: 'status-500' });
    const nobody = new Peers({ protection: 'http://127.0.0.1:1' } as Record<ServiceName, string>, tokensOf('casework'));
    await expect(nobody.post('protection', '/x', {})).rejects.toMatchObject({ name: 'PeerUnavailable', code: 'unreachable' });
  });

  it('writes none of what it was sent into the log', async () => {
    await fetch(`${service.url}/${CANARY}?q=${CANARY}`, { headers: { 'user-agent': CANARY } });
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.join('\n')).not.toContain(CANARY);
  });

  it('says which setting moves it when its port is taken', async () => {
    const port = Number(new URL(service.url).port);
    await expect(startService(definition, { logger, config: configured({ port }) })).rejects.toMatchObject({
      code: 'port.taken', message: expect.stringContaining('PROTECTION_PORT') as string,
    });
  });

  it('does not start with a route that names nobody', async () => {
    await expect(startService({ ...definition, module: BareModule }, { logger })).rejects.toMatchObject({
      code: 'access.bare-route', message: expect.stringContaining('BareController.open') as string,
    });
  });

  it('says which class cannot be made', async () => {
    class Needy {}
    @Module({ providers: [{ provide: Needy, inject: ['nothing'], useFactory: () => new Needy() }] })
    class NeedyModule {}
    await expect(startService({ ...definition, module: NeedyModule }, { logger })).rejects.toMatchObject({
      code: 'service.wiring', message: expect.stringContaining('Needy') as string,
    });
  });

  it('answers nobody once it is stopped', async () => {
    const second = await startService(definition, { logger });
    expect((await fetch(`${second.url}/health/ready`)).status).toBe(200);
    await second.stop();
    await expect(fetch(`${second.url}/health/live`)).rejects.toThrow();
  });
});
