import { IsInt, IsObject, Min } from 'class-validator';

/** Ladders of all levels, and on which version the change rests. */
export class ChangeLaddersRequest {
  @IsInt() @Min(0) version!: number;
  /** As `Ladders` of the domain; read by its rules. */
  @IsObject() levels!: Record<string, unknown>;
}
