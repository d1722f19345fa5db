import type { DescMessage } from '@bufbuild/protobuf';
import { file_casework_v1_events } from './gen/casework/v1/events_pb';
import { file_directory_v1_events } from './gen/directory/v1/events_pb';
import { file_grants_v1_events } from './gen/grants/v1/events_pb';
import { file_intake_v1_events } from './gen/intake/v1/events_pb';
import { file_notifications_v1_events } from './gen/notifications/v1/events_pb';
import { file_protection_v1_events } from './gen/protection/v1/events_pb';

const files = [
  file_casework_v1_events,
  file_directory_v1_events,
  file_grants_v1_events,
  file_intake_v1_events,
  file_notifications_v1_events,
  file_protection_v1_events,
];

const types = new Map<string, DescMessage>(
  files.flatMap((file) => file.messages.map((message) => [message.typeName, message] as const)),
);

/** The message that goes by a full name, or nothing: an unknown type is parked by whoever receives it, never skipped. */
export function findEventType(typeName: string): DescMessage | undefined {
  return types.get(typeName);
}

/** Every event of every service: the messages that are not merely part of another one. */
export function eventTypes(): DescMessage[] {
  const parts = new Set([...types.values()].flatMap((type) => type.fields.flatMap((field) => field.message?.typeName ?? [])));
  return [...types.values()].filter((type) => !parts.has(type.typeName));
}

/** The service that tells a type: the second word of `amparo.intake.v1.ReportReceived`. */
export function tellerOf(type: DescMessage): string {
  const service = type.typeName.split('.')[1];
  if (service === undefined) throw new Error(`an event type without a service: ${type.typeName}`);
  return service;
}
