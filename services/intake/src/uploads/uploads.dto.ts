import { IsInt, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';

/** The return code, as on every call of the way back. */
class OfReceipt {
  @IsString() @MaxLength(1_000) receipt!: string;
}

/** A file that is to come piece by piece. */
export class BeginUploadDto extends OfReceipt {
  /** Drawn by whoever sends it. Sent again: the same upload, and how far it came. */
  @IsUUID() file!: string;
  @IsString() @MaxLength(1_000) name!: string;
  @IsInt() @Min(0) @Max(2_147_483_647) size!: number;
}

/** An upload that was begun. */
export class UploadDto extends OfReceipt {
  @IsUUID() upload!: string;
}
