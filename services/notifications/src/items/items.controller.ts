import { AllowOperator, AllowPeople, FromCaller, type Caller } from '@amparo/platform';
import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { AcknowledgeItem } from './acknowledge-item';
import { CountUnread } from './count-unread';
import { AcknowledgeRequest, ItemsQuery, UnreadQuery, type ItemShown, type UnreadShown } from './items.dto';
import { ListItems } from './list-items';
import { ownItemsOf } from './own-items.rules';

/** What people are told inside the portal: each her own, and the operator anybody's. */
@Controller('items')
export class ItemsController {
  constructor(
    private readonly listItems: ListItems,
    private readonly countUnread: CountUnread,
    private readonly acknowledgeItem: AcknowledgeItem,
  ) {}

  @Get()
  @AllowOperator()
  @AllowPeople('item.list')
  async list(@FromCaller() caller: Caller, @Query() query: ItemsQuery): Promise<ItemShown[]> {
    return this.listItems.run(ownItemsOf(caller, query.person, 'item.list'), { before: query.before, limit: query.atMost });
  }

  @Get('unread')
  @AllowOperator()
  @AllowPeople('item.list')
  async unread(@FromCaller() caller: Caller, @Query() query: UnreadQuery): Promise<UnreadShown> {
    return { unread: await this.countUnread.run(ownItemsOf(caller, query.person, 'item.list')) };
  }

  @Post(':id/acknowledge')
  @AllowOperator()
  @AllowPeople('item.acknowledge')
  @HttpCode(204)
  async acknowledge(@FromCaller() caller: Caller, @Param('id', ParseUUIDPipe) id: string, @Body() request: AcknowledgeRequest): Promise<void> {
    await this.acknowledgeItem.run(id, ownItemsOf(caller, request.person, 'item.acknowledge'));
  }
}
