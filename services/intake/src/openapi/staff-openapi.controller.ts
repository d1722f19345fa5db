import { AllowOperator, AllowServices } from '@amparo/platform';
import { Controller, Get } from '@nestjs/common';
import { staffOpenApi } from './staff.openapi';

/** The description of the door's calls for people who work here, for the portal, which puts those of all services together. */
@Controller('openapi.json')
export class StaffOpenApiController {
  @Get()
  @AllowServices('portal')
  @AllowOperator()
  describe(): typeof staffOpenApi {
    return staffOpenApi;
  }
}
