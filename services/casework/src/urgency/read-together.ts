import { UrgencyFoundSchema } from '@amparo/contracts';
import { highest, laneOf, type Report, type Screening } from '@amparo/domain';
import { Outbox } from '@amparo/messaging';
import type { CaseSeal } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CaseEntity } from '../cases/case.entity';
import { reprisalAt } from '../cases/case.rules';
import { countriesSaid } from '../countries/countries.rules';
import { openCountries, sealCountries } from '../countries/seal-countries';
import { changeCase } from '../sight/change-case';
import { TimelineEntity } from '../timeline/timeline.entity';
import { factsOf, isNewFinding, screenTogether, together, type WholeFacts } from './facts.rules';

/** Reads a new body together with all that the case already says, and tells a level that only the whole gives. The first one opens the case. */
@Injectable()
export class ReadTogether {
  constructor(private readonly outbox: Outbox) {}

  /** @param seal of the case @returns the case with what was found */
  async run(tx: EntityManager, known: CaseEntity, seal: CaseSeal, { report, receivedAt }: { report: Report; receivedAt: Date }, now: Date): Promise<CaseEntity> {
    const place = { table: 'cases', column: 'facts', row: known.id };
    const before = known.facts === null ? undefined : (JSON.parse(seal.open(known.facts, place).toString('utf8')) as WholeFacts);
    const facts = before === undefined ? factsOf(report) : together(before, factsOf(report));
    const screening = screenTogether(facts);
    const changes: Partial<CaseEntity> = {
      openedAt: known.openedAt ?? now,
      facts: seal.seal(JSON.stringify(facts), place),
      ...this.countries(known, seal, report),
    };
    if (screening?.reprisal === true && !known.reprisal) Object.assign(changes, reprisalAt(known, receivedAt));
    const found = screening !== undefined && isNewFinding(screening.urgency, known) ? screening : undefined;
    if (found !== undefined) Object.assign(changes, { foundUrgency: found.urgency, urgency: highest(known.urgency, found.urgency) });
    const read = await changeCase(tx, known, changes);
    if (found !== undefined) await this.tell(tx, read, found, now);
    return read;
  }

  /** Countries that a person has set stay as they are. */
  private countries(known: CaseEntity, seal: CaseSeal, report: Report): Partial<CaseEntity> {
    if (known.countriesCorrected) return {};
    const said = countriesSaid(openCountries(seal, known), report);
    return { countries: sealCountries(seal, said) };
  }

  private async tell(tx: EntityManager, known: CaseEntity, { urgency, because }: Screening, now: Date): Promise<void> {
    const about = { subject: known.id, version: known.version, lane: laneOf(known.urgency) };
    const rules = [...new Set(because.map(({ rule }) => rule))];
    this.outbox.add(tx, UrgencyFoundSchema, about, { caseId: known.id, urgency, because: rules });
    await tx.insert(TimelineEntity, { caseId: known.id, at: now, what: 'URGENCY_FOUND', actor: null, detail: [urgency, ...rules] });
  }
}
