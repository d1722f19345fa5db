import 'reflect-metadata';
import { RequestMethod } from '@nestjs/common';
import { AppModule } from '../app.module';
import { CopiesController } from '../copies/copies.controller';
import { directoryOpenApi } from './directory.openapi';
import { OpenApiController } from './openapi.controller';

type Controller = new (...needs: never[]) => object;

/** Every call that the controllers declare, but the description itself and what is between services. */
function calls(): string[] {
  const controllers = (Reflect.getMetadata('controllers', AppModule) as Controller[]).filter((controller) => controller !== OpenApiController && controller !== CopiesController);
  return controllers.flatMap((controller) =>
    Object.getOwnPropertyNames(controller.prototype).flatMap((name) => {
      const method = (controller.prototype as Record<string, object>)[name];
      if (method === undefined || !Reflect.hasMetadata('method', method)) return [];
      const path = [Reflect.getMetadata('path', controller), Reflect.getMetadata('path', method)].filter((part) => part !== '/').join('/').replace(/:(\w+)/g, '{$1}');
      return [`${RequestMethod[Reflect.getMetadata('method', method)]} /${path}`];
    }),
  );
}

it('describes every call of the operator, and no other', () => {
  const described = Object.entries(directoryOpenApi.paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`));
  expect(described.sort()).toEqual(calls().sort());
});
