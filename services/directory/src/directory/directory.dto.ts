import { IsOptional, Matches } from 'class-validator';

/** How a directory is imported. */
export class ImportQuery {
  /** Ids of closed organisations that are meant to be open again, by commas. */
  @IsOptional() @Matches(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}(,[A-Za-z0-9][A-Za-z0-9._-]{0,63}){0,99}$/) reopen?: string;

  get reopened(): string[] {
    return this.reopen?.split(',') ?? [];
  }
}
