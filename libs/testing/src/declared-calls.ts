import 'reflect-metadata';
import { RequestMethod } from '@nestjs/common';

type Controller = abstract new (...needs: never[]) => object;

/**
 * Every call that a module's controllers declare, such as `GET /alerts/{caseId}`, sorted: what a description of its API
 * is held against.
 *
 * @param except controllers that the description leaves out, such as the one that serves it
 */
export function declaredCalls(module: Controller, except: readonly Controller[]): string[] {
  const controllers = (Reflect.getMetadata('controllers', module) as Controller[]).filter((controller) => !except.includes(controller));
  return controllers.flatMap(callsOf).sort();
}

/** The calls that a description has, in the same form. */
export function describedCalls(description: { paths: object }): string[] {
  return Object.entries(description.paths)
    .flatMap(([path, methods]: [string, object]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`))
    .sort();
}

function callsOf(controller: Controller): string[] {
  return Object.getOwnPropertyNames(controller.prototype).flatMap((name) => {
    const method = (controller.prototype as Record<string, object>)[name];
    if (method === undefined || !Reflect.hasMetadata('method', method)) return [];
    const parts = [Reflect.getMetadata('path', controller) as string, Reflect.getMetadata('path', method) as string];
    const path = parts.filter((part) => part !== '/').join('/').replace(/:(\w+)/g, '{$1}');
    return [`${RequestMethod[Reflect.getMetadata('method', method) as number]} /${path}`];
  });
}
