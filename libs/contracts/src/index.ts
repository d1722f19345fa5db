export * from './envelope';
export * from './registry';
export * from './gen/casework/v1/events_pb';
export * from './gen/directory/v1/events_pb';
export * from './gen/grants/v1/events_pb';
export * from './gen/intake/v1/events_pb';
export * from './gen/notifications/v1/events_pb';
export * from './gen/protection/v1/events_pb';
