import { Injectable } from '@nestjs/common';
import { IntakeConfig } from '../config';

/** How many send files at this moment: on overload files are refused before words (delivery: Lanes). */
@Injectable()
export class FilesUnderWay {
  private count = 0;

  constructor(private readonly config: IntakeConfig) {}

  /** @param work is told whether too many are at it already */
  async run<T>(work: (isFull: boolean) => Promise<T>): Promise<T> {
    const isFull = this.count >= this.config.uploadsAtOnce;
    this.count += 1;
    try {
      return await work(isFull);
    } finally {
      this.count -= 1;
    }
  }
}
