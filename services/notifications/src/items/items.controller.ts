import { AllowOperator } from '@amparo/platform';
import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { AcknowledgeItem } from './acknowledge-item';
import { AcknowledgeRequest, ItemsQuery, type ItemShown } from './items.dto';
import { ListItems } from './list-items';

/** What people are told inside the portal. */
@Controller('items')
@AllowOperator()
export class ItemsController {
  constructor(
    private readonly listItems: ListItems,
    private readonly acknowledgeItem: AcknowledgeItem,
  ) {}

  @Get()
  async list(@Query() query: ItemsQuery): Promise<ItemShown[]> {
    return this.listItems.run(query.person);
  }

  @Post(':id/acknowledge')
  @HttpCode(204)
  async acknowledge(@Param('id', ParseUUIDPipe) id: string, @Body() request: AcknowledgeRequest): Promise<void> {
    await this.acknowledgeItem.run(id, request.person);
  }
}
