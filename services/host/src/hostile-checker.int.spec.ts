import { Logger, ProblemFilter, httpAdapter, strictValidation } from '@amparo/platform';
import { Body, Controller, Module, Post, Req } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { IsString, MaxLength } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { attack } from '../test/hostile/attack';
import type { MatrixRoute } from '../test/route-matrix/matrix';

class SaidDto {
  @IsString() @MaxLength(200) words!: string;
}

type Anything = Record<string, unknown> | null;

/** Routes as they should be, and as they should not. */
@Controller()
class PlantedController {
  @Post('healthy') healthy(@Body() { words }: SaidDto): { length: number } {
    return { length: words.length };
  }

  @Post('echoes') echoes(@Body() body: unknown): unknown {
    return body;
  }

  @Post('fails') fails(@Body() body: Anything): { read: string } {
    return { read: typeof body?.['reason'] === 'object' ? (body['reason'] as { text: string }).text.trim() : '' };
  }

  @Post('hangs') async hangs(@Body() body: Anything): Promise<object> {
    return body !== null && Object.hasOwn(body, 'then') ? new Promise<object>(() => undefined) : {};
  }

  /** As it looks from outside when a process exits. */
  @Post('exits') exits(@Body() body: unknown, @Req() { raw }: FastifyRequest): object {
    if (Array.isArray(body)) raw.socket.destroy();
    return {};
  }

  /** As PostgreSQL does. */
  @Post('stores') stores(@Body() body: unknown): object {
    if (JSON.stringify(body).includes('\\u0000')) throw new Error('invalid byte sequence');
    return {};
  }
}

@Module({ controllers: [PlantedController] })
class PlantedModule {}

/** @param strictly with our parser; else with the one that most have */
async function startPlanted(strictly: boolean): Promise<{ app: NestFastifyApplication; url: string }> {
  const adapter = httpAdapter();
  const app = await NestFactory.create<NestFastifyApplication>(PlantedModule, adapter, { logger: false, bodyParser: false, abortOnError: false });
  if (!strictly) {
    const server = adapter.getInstance();
    server.removeContentTypeParser('application/json');
    server.addContentTypeParser('application/json', { parseAs: 'string' }, async (_request: FastifyRequest, body: string) => JSON.parse(body) as unknown);
  }
  app.useGlobalFilters(new ProblemFilter(new Logger('casework', 'error', () => undefined)));
  app.useGlobalPipes(strictValidation());
  await app.listen(0, '127.0.0.1');
  return { app, url: await app.getUrl() };
}

describe('whoever looks at answers to hostile input', () => {
  let [ours, usual] = [] as unknown as Awaited<ReturnType<typeof startPlanted>>[];
  beforeAll(async () => {
    [ours, usual] = [await startPlanted(true), await startPlanted(false)];
  });
  afterAll(async () => {
    for (const started of [ours, usual]) {
      // A route that hangs holds its connection.
      started?.app.getHttpServer().closeAllConnections();
      await started?.app.close();
    }
  });

  const faultsOf = async (path: string, url = ours?.url ?? ''): Promise<string[]> =>
    attack({ service: 'casework', verb: 'POST', path } as MatrixRoute, { url, path, identity: '', pages: false, patienceMs: 3_000 }, {}, 0, 0);

  it('lets a healthy route pass', async () => {
    expect(await faultsOf('/healthy')).toEqual([]);
  });

  it.each([
    ['/echoes', /^the wrong types: an echo$/], ['/fails', /^the wrong types: a fault of ours: 500/], ['/hangs', /^names of what all objects have: no answer$/], ['/exits', /^a list: closed without an answer$/],
  ])('names what %s does', async (path, fault) => {
    const faults = await faultsOf(path);
    expect(faults).toEqual(expect.arrayContaining([expect.stringMatching(fault)]));
  });

  it('names what the usual parser lets through: a NUL that ends in 500, a key twice, bytes that are no text', async () => {
    const faults = await faultsOf('/stores', usual?.url);
    for (const fault of [/^NUL, escaped: a fault of ours: 500/, /^one key twice: 201 in place of 400$/, /^one key twice, once escaped, inside a list: 201 in place of 400$/, /^half a surrogate pair, escaped: 201 in place of 400$/]) {
      expect(faults).toEqual(expect.arrayContaining([expect.stringMatching(fault)]));
    }
    expect(await faultsOf('/stores')).toEqual([]);
  });
});
