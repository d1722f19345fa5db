import { RequestMethod, type INestApplicationContext, type Type } from '@nestjs/common';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import { StartError } from '../config/start-error';
import { permissionOf } from './access.guard';
import { namesSomebody, type Permission } from './access.rules';

/** Where Nest's `@Get()` and its like keep what they say. */
const ROUTE_METHOD = 'method';
const ROUTE_PATH = 'path';

/** A route as the code declares it. */
export interface DeclaredRoute {
  controller: Type;
  method: string;
  /** HTTP method, such as `GET`. */
  verb: string;
  /** From the root, with its parameters by name, such as `/items/:id/acknowledge`. */
  path: string;
  permission: Permission;
}

/** All routes of all controllers of an application, platform's own included. */
export function declaredRoutes(app: INestApplicationContext): DeclaredRoute[] {
  return routesOf([...app.get(ModulesContainer, { strict: false }).values()]
    .flatMap((module) => [...module.controllers.values()])
    .map((wrapper) => wrapper.metatype as Type));
}

/** The routes of some controllers, as their decorators say. */
export function routesOf(controllers: readonly Type[]): DeclaredRoute[] {
  const scanner = new MetadataScanner();
  return controllers.flatMap((controller) =>
    scanner.getAllMethodNames(controller.prototype as object).flatMap((method) => {
      const handler = (controller.prototype as Record<string, unknown>)[method];
      if (typeof handler !== 'function' || !Reflect.hasMetadata(ROUTE_METHOD, handler)) return [];
      return [{ controller, method, ...addressOf(controller, handler), permission: permissionOf(controller, handler) }];
    }),
  );
}

function addressOf(controller: Type, handler: object): { verb: string; path: string } {
  const said = (target: object): string => (Reflect.getMetadata(ROUTE_PATH, target) as string | undefined) ?? '';
  const path = [said(controller), said(handler)].join('/').split('/').filter((part) => part !== '').join('/');
  return { verb: RequestMethod[Reflect.getMetadata(ROUTE_METHOD, handler) as RequestMethod], path: `/${path}` };
}

/**
 * Refuses to start with a route that does not say whom it is for.
 *
 * @throws StartError `access.bare-route`, naming the methods
 */
export function refuseBareRoutes(app: INestApplicationContext): void {
  const bare = declaredRoutes(app).filter((route) => !namesSomebody(route.permission));
  if (bare.length === 0) return;
  const names = bare.map((route) => `${route.controller.name}.${route.method}`).join(', ');
  throw new StartError('access.bare-route', `These routes name nobody who may call them: ${names}.`);
}
