import type { Provider } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { AnchorTrail, TRAIL_ANCHORED, type TrailAnchored } from './anchor-trail';
import { NoteOperatorCalls } from './note-operator-calls';

/**
 * What a service with an audit trail needs beside its tables (`createAuditTables`) and `AuditController`.
 *
 * @param anchored its own event that says where the trail ends
 */
export function auditProviders(anchored: TrailAnchored): Provider[] {
  return [{ provide: TRAIL_ANCHORED, useValue: anchored }, AnchorTrail, { provide: APP_INTERCEPTOR, useClass: NoteOperatorCalls }];
}
