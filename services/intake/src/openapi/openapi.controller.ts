import { Controller, Get } from '@nestjs/common';
import { Public } from '@amparo/platform';
import { doorOpenApi } from './door.openapi';

/** The description of the public door, for programs. */
@Controller('api/openapi.json')
export class OpenApiController {
  @Get()
  @Public()
  describe(): typeof doorOpenApi {
    return doorOpenApi;
  }
}
