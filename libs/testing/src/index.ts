export { dropTestDatabase, testDatabase, testDatabaseName, testServerUrl, type TestDatabase } from './test-database';
