import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { messagingTables } from '@amparo/messaging';
import { Database, epochOf, erasedCasesTable, SealedFields, sealingTables, serviceRoles } from '@amparo/persistence';
import { KeyManagement, StartedService } from '@amparo/testing';
import { Body, Controller, Get, Module, Post } from '@nestjs/common';
import { IsString } from 'class-validator';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { AllowOperator } from '../access/access.decorators';
import { readConfig } from '../config/read-config';
import { commonSettings, ServiceConfig } from '../config/service-config';
import type { ServiceDefinition } from '../service/service-definition';

const COLUMN = { table: 'words', column: 'sealed', key: 'id', keyType: 'boolean', row: 'the words' } as const;
const WORDS = 'words that are kept here';
const PLACE = { table: 'words', column: 'sealed', row: 'the words' };
const { app } = serviceRoles('directory');

class CreateWords1764000000000 implements MigrationInterface {
  name = 'CreateWords1764000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE words (id boolean PRIMARY KEY DEFAULT true, sealed bytea NOT NULL); GRANT SELECT, INSERT ON words TO ${app}`);
  }

  async down(): Promise<void> {
    throw new Error('not needed');
  }
}

class KeepWords {
  @IsString() words!: string;
}

@Controller('words')
@AllowOperator()
class WordsController {
  constructor(private readonly database: Database, private readonly sealed: SealedFields) {}

  @Post()
  async keep(@Body() { words }: KeepWords): Promise<void> {
    await this.database.query('INSERT INTO words (sealed) VALUES ($1)', [await this.sealed.seal(words, PLACE)]);
  }

  @Get()
  async read(): Promise<{ words: string | undefined }> {
    const [row] = await this.database.query<{ sealed: Buffer }>('SELECT sealed FROM words');
    return { words: row && (await this.sealed.open(row.sealed, PLACE)).toString() };
  }
}

@Module({ controllers: [WordsController] })
class WordsModule {}

const definition: ServiceDefinition = {
  name: 'directory', module: WordsModule, config: () => settings({}), events: { tells: [], hears: [] }, entities: [], sealed: [COLUMN],
  migrations: [messagingTables({ app }), erasedCasesTable(app), CreateWords1764000000000, sealingTables('directory', [COLUMN])],
};
const settings = (env: Record<string, string>) =>
  readConfig(ServiceConfig, { DIRECTORY_PORT: '0', DIRECTORY_SERVICE_KEY_FILE: 'given later', AMPARO_SERVICE_KEYS_FILE: 'given later', ...env }, commonSettings('directory'));

describe('a service whose keys of months come from elsewhere', () => {
  const folder = mkdtempSync(join(tmpdir(), 'amparo-open-sealing-'));
  const tokenFile = join(folder, 'kms.token');
  const kms = new KeyManagement();
  let kmsUrl: string;
  let started: StartedService<ServiceConfig> | undefined;

  const start = async (env: Record<string, string>): Promise<StartedService<ServiceConfig>> => {
    started = new StartedService(definition, settings(env));
    await started.start();
    return started;
  };

  beforeAll(async () => {
    kmsUrl = await kms.start();
    writeFileSync(tokenFile, `${kms.token}\n`, { mode: 0o600 });
  });
  afterEach(async () => {
    await started?.stop();
    started = undefined;
  });
  afterAll(async () => {
    await kms.stop();
    rmSync(folder, { recursive: true });
  });

  it('takes them out of the environment, and wraps in the newest', async () => {
    const service = await start({ DIRECTORY_EPOCH_KEYS: ['2020-01', '2020-02'].map((epoch) => `${epoch}:${randomBytes(32).toString('hex')}`).join() });
    expect(await service.callAsOperator('/words', { words: WORDS })).toMatchObject({ status: 201 });
    expect(await service.callAsOperator('/words')).toEqual({ status: 200, body: { words: WORDS } });
    expect(await service.callAsOperator('/operator/epochs')).toEqual({
      status: 200, body: { newest: '2020-02', epochs: [{ epoch: '2020-01', present: true, wraps: 0 }, { epoch: '2020-02', present: true, wraps: 1 }], former: 0 },
    });
  }, 30_000);

  it('has them at a key management service, and seals nothing while that is away', async () => {
    const service = await start({ DIRECTORY_KMS_URL: kmsUrl, DIRECTORY_KMS_TOKEN_FILE: tokenFile });
    kms.away = true;
    expect((await service.callAsOperator('/words', { words: WORDS })).status).toBeGreaterThanOrEqual(500);
    kms.away = false;
    expect(await service.callAsOperator('/words')).toEqual({ status: 200, body: {} });
    expect(await service.callAsOperator('/words', { words: WORDS })).toMatchObject({ status: 201 });
    expect(await service.callAsOperator('/words')).toEqual({ status: 200, body: { words: WORDS } });
    const epoch = epochOf(new Date());
    expect(await service.callAsOperator('/operator/epochs')).toEqual({ status: 200, body: { newest: epoch, epochs: [{ epoch, present: true, wraps: 1 }], former: 0 } });
    // Data keys alone went there.
    expect(kms.wire.join()).not.toContain(WORDS);
    expect(kms.wire.join()).not.toContain(Buffer.from(WORDS).toString('base64').slice(0, 20));
  }, 30_000);

  it.each([
    ['an address without its token', 'config.invalid', () => ({ DIRECTORY_KMS_URL: kmsUrl })],
    ['a token without its address', 'config.invalid', () => ({ DIRECTORY_KMS_TOKEN_FILE: tokenFile })],
    ['a token that is not there', 'keys.unreadable', () => ({ DIRECTORY_KMS_URL: kmsUrl, DIRECTORY_KMS_TOKEN_FILE: join(folder, 'no.token') })],
    ['a text that is no keys', 'keys.unreadable', () => ({ DIRECTORY_EPOCH_KEYS: 'ab'.repeat(32) })],
  ])('does not start with %s', async (_what, code, env) => {
    await expect(start(env())).rejects.toMatchObject({ code });
  }, 30_000);
});
