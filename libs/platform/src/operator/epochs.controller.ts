import { Body, Controller, Get, HttpCode, Inject, Post } from '@nestjs/common';
import { Refusal } from '@amparo/kernel';
import { AllowOperator } from '../access/access.decorators';
import { KeepEpochs, type EpochsShown } from '../sealing/keep-epochs';
import { DestroyEpochRequest } from './operator.dto';

/** Keys of sealed fields, by epoch: names and numbers only. */
@Controller('operator/epochs')
@AllowOperator()
export class EpochsController {
  constructor(@Inject(KeepEpochs) private readonly keepEpochs: KeepEpochs | undefined) {}

  /** Which epochs there are, how many data keys each wraps, and what is left under the former master. */
  @Get()
  async show(): Promise<EpochsShown> {
    return this.keeping().show();
  }

  /** Destroys the key of an epoch in which nothing is wrapped any more. */
  @Post('destroy')
  @HttpCode(200)
  async destroy(@Body() { epoch }: DestroyEpochRequest): Promise<EpochsShown> {
    return this.keeping().destroy(epoch);
  }

  private keeping(): KeepEpochs {
    if (this.keepEpochs === undefined) throw new Refusal('absent', 'epoch.none', 'This service seals nothing.');
    return this.keepEpochs;
  }
}
