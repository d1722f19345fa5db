import { can, type Subject } from '@amparo/domain';
import { Clock, Refusal } from '@amparo/kernel';
import { refuseUnless } from '@amparo/platform';
import { Injectable } from '@nestjs/common';
import { ReceiptKey } from '../receipts/receipt-key';
import { findReceipt, shown, type Receipt } from '../receipts/receipt.rules';
import { findReceiptInWords, wordsOf } from '../receipts/words/receipt-words.rules';
import { AcceptReport } from '../reports/accept-report';
import { languageSpoken } from '../reports/language-spoken.rules';
import type { EnteredReport, EnterReportDto } from './entries.dto';

/**
 * Takes a report that somebody enters for the person who told it: by the same rules, and with the same way back, as if she had
 * sent it herself. Who entered it is sealed with it, for casework's trail; the door keeps no name of anybody.
 *
 * Its return code follows from who enters it and the name that she gave the entry, so that nothing has to be stored for a repeat
 * to get the same one (ADR 0035).
 */
@Injectable()
export class EnterReport {
  constructor(
    private readonly acceptReport: AcceptReport,
    private readonly keys: ReceiptKey,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal `access.forbidden`, `access.second-factor`, `receipt.malformed`, `report.malformed`, `report.oversize`, `door.busy` */
  async run(subject: Subject, { entry: named, channel, receipt: said, report, ...about }: EnterReportDto): Promise<EnteredReport> {
    const now = this.clock.now();
    refuseUnless(can(subject, 'report.enter', { kind: 'system' }, { now }), new Refusal('forbidden', 'access.forbidden', 'You may not do this.'));
    const entry = named.toLowerCase();
    const given = said === undefined ? undefined : codeIn(said);
    const receipt = given ?? this.keys.codeFor('entry', `${subject.person}\0${entry}`);
    const { reference, urgency, proof = null } = await this.acceptReport.run({ ...report, receipt, channel }, now, { entered: { ...about, entry, by: subject.person, session: subject.session } });
    const words = given === undefined ? wordsOf(receipt, languageSpoken(report['language'])) : [];
    return { reference, urgency, receipt: given === undefined ? shown(receipt) : null, words, proof };
  }
}

/** @throws Refusal `receipt.malformed` */
function codeIn(text: string): Receipt {
  const found = findReceipt(text) ?? findReceiptInWords(text);
  if (found === undefined) throw new Refusal('malformed', 'receipt.malformed', 'This is not a return code. Check that it is complete.');
  return found;
}
