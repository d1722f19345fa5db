import { DirectoryTrailAnchoredSchema } from '@amparo/contracts';
import { AuditController, auditProviders } from '@amparo/platform';
import { Module } from '@nestjs/common';
import { accountControllers, accountProviders } from './accounts/accounts.providers';
import { administrationControllers, administrationProviders } from './administration/administration.providers';
import { ColleaguesController } from './colleagues/colleagues.controller';
import { NameColleagues } from './colleagues/name-colleagues';
import { CopiesController } from './copies/copies.controller';
import { GetCopy } from './copies/get-copy';
import { DirectoryController } from './directory/directory.controller';
import { ExportDirectory } from './directory/export-directory';
import { ImportDirectory } from './directory/import-directory';
import { RefuseDemonstration } from './directory/refuse-demonstration';
import { SeedDemonstration } from './directory/seed-demonstration';
import { StoredDirectory } from './directory/stored-directory';
import { OpenApiController } from './openapi/openapi.controller';

/** Everything that runs in the directory. */
@Module({
  controllers: [DirectoryController, CopiesController, ColleaguesController, OpenApiController, AuditController, ...accountControllers, ...administrationControllers],
  providers: [
    ...auditProviders(DirectoryTrailAnchoredSchema),
    ...accountProviders, ...administrationProviders, StoredDirectory, ImportDirectory, ExportDirectory, GetCopy, NameColleagues, SeedDemonstration, RefuseDemonstration,
  ],
})
export class AppModule {}
