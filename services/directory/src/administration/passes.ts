import { ValidateBy, ValidateIf } from 'class-validator';
import type { Check } from '../directory/field-checks.rules';

/** On a DTO's property: it must pass the check that a directory file's property of this sort has to pass. */
export function Passes(check: Check): PropertyDecorator {
  return ValidateBy({ name: 'passes', validator: { validate: (value) => check.ok(value), defaultMessage: () => check.says } });
}

/** The same of a property that may be left out. Null is not left out. */
export function MayPass(check: Check): PropertyDecorator {
  const leftOut = ValidateIf((_, value) => value !== undefined);
  const passes = Passes(check);
  return (target, property) => {
    leftOut(target, property);
    passes(target, property);
  };
}
