import { Public } from '@amparo/platform';
import { Controller, Get } from '@nestjs/common';
import { ProofKeys, type PublishedKey } from './proof-keys';

/** The keys by which anybody can verify a proof, without asking the door about it. */
@Controller('api/proof-keys')
export class ProofsController {
  constructor(private readonly keys: ProofKeys) {}

  @Get()
  @Public()
  list(): { keys: readonly PublishedKey[] } {
    return { keys: this.keys.published };
  }
}
