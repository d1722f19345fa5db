import { Database } from '@amparo/persistence';
import { AllowOperator } from '@amparo/platform';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { AcknowledgeAlert, type Acknowledged } from './acknowledge-alert';
import { AcknowledgeAlertDto, CaseIdDto, type AlertDto } from './alerts.dto';
import { ListAlerts } from './list-alerts';

@Controller('alerts')
@AllowOperator()
export class AlertsController {
  constructor(
    private readonly database: Database,
    private readonly listAlerts: ListAlerts,
    private readonly acknowledgeAlert: AcknowledgeAlert,
  ) {}

  @Get()
  async list(): Promise<AlertDto[]> {
    return this.listAlerts.run();
  }

  @Post(':caseId/acknowledge')
  @HttpCode(200)
  async acknowledge(@Param() { caseId }: CaseIdDto, @Body() { person }: AcknowledgeAlertDto): Promise<Acknowledged> {
    return this.database.transaction((tx) => this.acknowledgeAlert.run(tx, { caseId, personId: person }));
  }
}
