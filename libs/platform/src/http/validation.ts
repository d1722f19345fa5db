import { malformedRequest } from '@amparo/kernel';
import { ValidationPipe } from '@nestjs/common';

/**
 * Strict validation of every DTO (security rules, "Known traps"): unknown properties are refused, types are never
 * guessed, and what was wrong is not repeated.
 */
export function strictValidation(): ValidationPipe {
  return new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    transform: true,
    validationError: { target: false, value: false },
    exceptionFactory: malformedRequest,
  });
}
