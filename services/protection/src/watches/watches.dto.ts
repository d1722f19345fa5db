import { IsBoolean } from 'class-validator';

/** Whether she watches a case. */
export class Watching {
  @IsBoolean() watching!: boolean;
}
