import { Transform } from 'class-transformer';
import { IsInt, IsOptional, IsUUID, Matches, Max, Min } from 'class-validator';

const asNumber = ({ value }: { value: unknown }): unknown => (typeof value === 'string' && /^\d{1,6}$/.test(value) ? Number(value) : value);

/** Which rows of the trail. */
export class AuditQuery {
  /** Directory id. */
  @IsOptional() @Matches(/^[\w.:@-]{1,100}$/) person?: string;
  @IsOptional() @Matches(/^[\w./: -]{1,100}$/) action?: string;
  @IsOptional() @IsUUID() case?: string;
  /** Sequence of the last row of the page before. */
  @IsOptional() @Matches(/^\d{1,18}$/) before?: string;
  @IsOptional() @Transform(asNumber) @IsInt() @Min(1) @Max(200) limit?: number;
}

/** Which part of the trail, as it is stored. */
export class TrailQuery {
  /** Sequence of the last row that is known. */
  @IsOptional() @Matches(/^\d{1,18}$/) after?: string;
  @IsOptional() @Transform(asNumber) @IsInt() @Min(1) @Max(5_000) limit?: number;
}
