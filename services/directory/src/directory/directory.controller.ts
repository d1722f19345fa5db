import { AllowOperator } from '@amparo/platform';
import { Body, Controller, Get, Put, Query } from '@nestjs/common';
import { ImportQuery } from './directory.dto';
import { readDirectoryFile } from './directory-file.rules';
import { ExportDirectory, type ExportedDirectory } from './export-directory';
import { ImportDirectory } from './import-directory';
import type { Outcome } from './next-version';

/** The directory as a whole, for the operator. */
@Controller('directory')
@AllowOperator()
export class DirectoryController {
  constructor(
    private readonly importDirectory: ImportDirectory,
    private readonly exportDirectory: ExportDirectory,
  ) {}

  /** Replaces everything. The body is read by the format's own rules, which name the place of a fault. */
  @Put()
  async replace(@Body() body: unknown, @Query() { reopened }: ImportQuery): Promise<Outcome> {
    return this.importDirectory.run(readDirectoryFile(body), 'operator', { reopen: reopened });
  }

  @Get()
  async export(): Promise<ExportedDirectory> {
    return this.exportDirectory.run();
  }
}
