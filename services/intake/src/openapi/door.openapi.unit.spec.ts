import 'reflect-metadata';
import { RequestMethod } from '@nestjs/common';
import { permissionOf } from '@amparo/platform';
import { AttachmentsController } from '../attachments/attachments.controller';
import { ConversationController } from '../conversation/conversation.controller';
import { HooksController } from '../hooks/hooks.controller';
import { ProofsController } from '../proofs/proofs.controller';
import { ReceiptsController } from '../receipts/receipts.controller';
import { ReportsController } from '../reports/reports.controller';
import { UploadsController } from '../uploads/uploads.controller';
import { doorOpenApi } from './door.openapi';

/** Every call of the door that is for everybody, as the controllers declare it. */
function calls(): string[] {
  return [ReceiptsController, ReportsController, ConversationController, AttachmentsController, UploadsController, HooksController, ProofsController].flatMap((controller) =>
    Object.getOwnPropertyNames(controller.prototype).flatMap((name) => {
      const method = (controller.prototype as unknown as Record<string, object>)[name];
      if (method === undefined || !Reflect.hasMetadata('method', method)) return [];
      expect(permissionOf(controller, method).everybody).toBe(true);
      const path = [Reflect.getMetadata('path', controller), Reflect.getMetadata('path', method)].filter((part) => part !== '/').join('/').replace(/:(\w+)/g, '{$1}');
      return [`${RequestMethod[Reflect.getMetadata('method', method)]} /${path}`];
    }),
  );
}

it('describes every call of the door, and no other', () => {
  const described = Object.entries(doorOpenApi.paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`));
  expect(described.sort()).toEqual(calls().sort());
});
