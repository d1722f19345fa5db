import type { Logger } from 'typeorm';

/** TypeORM prints statements with their bound values when it logs. So it never does: errors rise with their code instead. */
export const silentLogger: Logger = {
  logQuery: () => undefined,
  logQueryError: () => undefined,
  logQuerySlow: () => undefined,
  logSchemaBuild: () => undefined,
  logMigration: () => undefined,
  log: () => undefined,
};
