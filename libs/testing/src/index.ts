export { dropTestDatabase, testDatabase, testDatabaseName, testServerUrl, type TestDatabase } from './test-database';
export { serviceDatabase, type ServiceDatabase } from './service-database';
