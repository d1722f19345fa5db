import { malformedRequest, Refusal } from '@amparo/kernel';
import { Database } from '@amparo/persistence';
import { AllowOperator, AllowPeople, FromCaller, type Caller } from '@amparo/platform';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { AcknowledgeAlert, type Acknowledged } from './acknowledge-alert';
import { AcknowledgeOwnAlert } from './acknowledge-own-alert';
import { AcknowledgeAlertDto, CaseIdDto, type AlertDto, type SeenAlertDto } from './alerts.dto';
import { ListAlerts } from './list-alerts';
import { ListSeenAlerts } from './list-seen-alerts';

/** Alerts: to people those that they may see, to the operator all. */
@Controller('alerts')
export class AlertsController {
  constructor(
    private readonly database: Database,
    private readonly listAlerts: ListAlerts,
    private readonly listSeenAlerts: ListSeenAlerts,
    private readonly acknowledgeAlert: AcknowledgeAlert,
    private readonly acknowledgeOwnAlert: AcknowledgeOwnAlert,
  ) {}

  @Get()
  @AllowOperator()
  @AllowPeople('alert.list')
  async list(@FromCaller() caller: Caller): Promise<AlertDto[] | SeenAlertDto[]> {
    return caller.kind === 'person' ? this.listSeenAlerts.run(caller.subject) : this.listAlerts.run();
  }

  @Post(':caseId/acknowledge')
  @AllowOperator()
  @AllowPeople('alert.acknowledge')
  @HttpCode(200)
  async acknowledge(@FromCaller() caller: Caller, @Param() { caseId }: CaseIdDto, @Body() { person }: AcknowledgeAlertDto): Promise<Acknowledged> {
    if (caller.kind === 'person') {
      if (person !== undefined) throw new Refusal('forbidden', 'alerts.own-only', 'You can only acknowledge for yourself.');
      return this.acknowledgeOwnAlert.run(caller.subject, caseId);
    }
    if (person === undefined) throw malformedRequest();
    return this.database.transaction((tx) => this.acknowledgeAlert.run(tx, { caseId, personId: person }));
  }
}
