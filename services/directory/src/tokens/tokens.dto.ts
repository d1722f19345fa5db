import { SERVICE_NAMES, type ServiceName } from '@amparo/platform';
import { IsBoolean, IsIn, IsOptional, IsUUID } from 'class-validator';

export class TokenRequest {
  @IsUUID() session!: string;
  /** The one service that the token is for. */
  @IsIn(SERVICE_NAMES) audience!: ServiceName;
  /** True for what the page does by itself. */
  @IsOptional() @IsBoolean() passive?: boolean;
}

export class SessionRequest {
  @IsUUID() session!: string;
}
