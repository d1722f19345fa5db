import { AllowOperator, AllowServices } from '@amparo/platform';
import { Controller, Get } from '@nestjs/common';
import { protectionOpenApi } from './protection.openapi';

/** The description of these calls, for the portal, which puts those of all services together. */
@Controller('openapi.json')
export class OpenApiController {
  @Get()
  @AllowServices('portal')
  @AllowOperator()
  describe(): typeof protectionOpenApi {
    return protectionOpenApi;
  }
}
