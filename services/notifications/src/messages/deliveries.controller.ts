import { AllowOperator } from '@amparo/platform';
import { Controller, Get, Query } from '@nestjs/common';
import { DeliveriesQuery, type DeliveryShown } from './deliveries.dto';
import { ListDeliveries } from './list-deliveries';

/** Whether people were reached outside the portal. */
@Controller('deliveries')
@AllowOperator()
export class DeliveriesController {
  constructor(private readonly listDeliveries: ListDeliveries) {}

  @Get()
  async list(@Query() query: DeliveriesQuery): Promise<DeliveryShown[]> {
    return this.listDeliveries.run(query.case);
  }
}
