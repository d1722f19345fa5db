import { Readable } from 'node:stream';
import type { Subject } from '@amparo/domain';
import { Clock } from '@amparo/kernel';
import { Injectable } from '@nestjs/common';
import { NoteReading } from '../disclosure/note-reading';
import type { CaseListed } from '../cases/cases.dto';
import type { CaseOrder, Part } from './case-order.rules';
import { csvLine } from './csv.rules';
import { ListSeenCases } from './list-seen-cases';

/** What an export is to hold. */
export interface ExportInput extends Part {
  order: CaseOrder;
  format: 'csv' | 'jsonl';
}

const PAGE = 500;
/** A token lives for a minute: what somebody was then is not believed for longer. */
const LONGEST_MS = 60_000;
/** Between two looks at whether that is over: nobody has to fetch what she asked for. */
const LOOK_MS = 1_000;
const COLUMNS = ['caseId', 'reference', 'status', 'category', 'urgency', 'reprisal', 'regions', 'countryKnown', 'lead', 'receivedAt', 'openedAt', 'tasks'] as const satisfies readonly (keyof CaseListed)[];

/** The routing of all cases that somebody may see (S1), as lines. */
@Injectable()
export class ExportSeenCases {
  constructor(
    private readonly listSeen: ListSeenCases,
    private readonly noteReading: NoteReading,
    private readonly clock: Clock,
  ) {}

  /**
   * Reads page by page while it is fetched, each page with what she may see at that moment, and keeps none: a case that was erased
   * meanwhile is not in it. Each case is noted before its line leaves, so that whoever is responsible for it sees who has it in a file. Breaks off after a minute, also where nobody fetches it: the receiver sees that it is not whole.
   */
  async run(subject: Subject, { format, ...part }: ExportInput): Promise<Readable> {
    await this.noteReading.run(subject, ['case.export'], undefined, 'CASE_WORK');
    const until = this.clock.now().getTime() + LONGEST_MS;
    const sent = Readable.from(this.lines(subject, format, part, until));
    const looking = setInterval(() => {
      if (this.clock.now().getTime() > until) sent.destroy(tooLong());
    }, LOOK_MS).unref();
    return sent.once('close', () => clearInterval(looking));
  }

  private async *lines(subject: Subject, format: ExportInput['format'], part: Part & { order: CaseOrder }, until: number): AsyncGenerator<string> {
    if (format === 'csv') yield csvLine(COLUMNS);
    let cursor: string | undefined;
    do {
      if (this.clock.now().getTime() > until) throw tooLong();
      const { cases, next } = await this.listSeen.run(subject, 'case.export', { ...part, limit: PAGE, ...(cursor === undefined ? {} : { cursor }) });
      const line = format === 'csv' ? (one: CaseListed) => csvLine(COLUMNS.map((column) => one[column])) : (one: CaseListed) => `${JSON.stringify(one)}\n`;
      if (cases.length > 0) {
        await this.noteReading.runForEach(subject, 'case.export', cases.map(({ caseId }) => caseId), 'CASE_WORK');
        yield cases.map(line).join('');
      }
      cursor = next ?? undefined;
    } while (cursor !== undefined);
  }
}

const tooLong = (): Error => new Error('an export took longer than its token lives');
