import { IsISO8601, IsOptional, IsString, Matches } from 'class-validator';

/** Which parked sequences to drive again; all of them where nothing is named. */
export class RedriveRequest {
  /** Name of a handler, as `GET /operator/parked` gives it. */
  @IsOptional() @IsString() @Matches(/^\w{1,100}$/) consumer?: string;
  /** Case or directory id; from people the mark that `GET /operator/parked` showed them in its place. */
  @IsOptional() @Matches(/^[\w.:@-]{1,200}$/) subject?: string;
}

/** What to tell again. */
export class RepublishRequest {
  /** Everything told from this instant on (ISO 8601). */
  @IsISO8601({ strict: true }) since!: string;
}

/** Which epoch's key to destroy. */
export class DestroyEpochRequest {
  /** A month, such as `2026-01`. */
  @Matches(/^\d{4}-(0[1-9]|1[0-2])$/) epoch!: string;
}
