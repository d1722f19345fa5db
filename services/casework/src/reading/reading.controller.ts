import type { Subject } from '@amparo/domain';
import { AllowPeople, firstToGo, FromPerson } from '@amparo/platform';
import { Controller, Get, Param, Query, StreamableFile } from '@nestjs/common';
import { CountSeenCases } from './count-seen-cases';
import { ExplainCase } from './explain-case';
import { ExportSeenCases } from './export-seen-cases';
import { GetTimeline } from './get-timeline';
import { CountCasesQuery, ExportCasesQuery, type CaseExplained, type CasesCounted, type TimelineShown } from './reading.dto';

/** Cases, for people who are signed in: S1, of what each may see. */
@Controller('cases')
export class ReadingController {
  constructor(
    private readonly countSeen: CountSeenCases,
    private readonly exportSeen: ExportSeenCases,
    private readonly getTimeline: GetTimeline,
    private readonly explainCase: ExplainCase,
  ) {}

  @Get('count')
  @AllowPeople('case.count')
  async count(@FromPerson() subject: Subject, @Query() query: CountCasesQuery): Promise<CasesCounted> {
    return firstToGo.dashboards.run(() => this.countSeen.run(subject, query));
  }

  @Get('export')
  @AllowPeople('case.export')
  async export(@FromPerson() subject: Subject, @Query() { format = 'csv', sort = 'newest', ...part }: ExportCasesQuery): Promise<StreamableFile> {
    const type = format === 'csv' ? 'text/csv; charset=utf-8' : 'application/jsonl; charset=utf-8';
    return new StreamableFile(await this.exportSeen.run(subject, { ...part, format, order: sort }), { type, disposition: `attachment; filename="cases.${format}"` });
  }

  @Get(':which/timeline')
  @AllowPeople('case.read-timeline')
  async timeline(@FromPerson() subject: Subject, @Param('which') which: string): Promise<TimelineShown> {
    return this.getTimeline.run(subject, which);
  }

  @Get(':which/why')
  @AllowPeople('case.read-routing', 'item.why')
  async why(@FromPerson() subject: Subject, @Param('which') which: string): Promise<CaseExplained> {
    return this.explainCase.run(subject, which);
  }
}
