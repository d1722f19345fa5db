import { intake } from '@amparo/intake/service';
import { PLATFORM_CONTROLLERS, routesOf } from '@amparo/platform';
import type { DynamicModule, Type } from '@nestjs/common';
import { services } from '../../src/services';
import type { MatrixRoute } from './matrix';

/** Every route of every service, read from the decorators: nothing has to run. */
export function everyRoute(): MatrixRoute[] {
  return [intake, ...services].flatMap(({ name, module }) =>
    routesOf([...PLATFORM_CONTROLLERS, ...controllersOf(module)]).map((route) => ({ ...route, service: name })));
}

type AnyModule = Type | DynamicModule;

function controllersOf(module: AnyModule, seen = new Set<unknown>()): Type[] {
  if (seen.has(module)) return [];
  seen.add(module);
  const [plain, dynamic] = 'module' in module ? [module.module, module] : [module, undefined];
  const said = <T>(key: 'controllers' | 'imports'): T[] => [...((Reflect.getMetadata(key, plain) as T[] | undefined) ?? []), ...((dynamic?.[key] as T[] | undefined) ?? [])];
  return [...said<Type>('controllers'), ...said<AnyModule>('imports').flatMap((imported) => controllersOf(imported, seen))];
}
