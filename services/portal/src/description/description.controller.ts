import { Public } from '@amparo/platform';
import { Controller, Get } from '@nestjs/common';
import { DescribeServices } from './describe-services';
import type { GatewayDescription } from './description.rules';

/** The description of all calls is no secret: it holds shapes, and what is behind them asks for the token. */
@Controller('api')
export class DescriptionController {
  constructor(private readonly describeServices: DescribeServices) {}

  @Get('openapi.json')
  @Public()
  async describe(): Promise<GatewayDescription> {
    return this.describeServices.run();
  }
}
