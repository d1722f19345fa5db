export { dropTestDatabase, testDatabase, testDatabaseName, testServerUrl, type TestDatabase } from './test-database';
export { serviceDatabase, type ServiceDatabase } from './service-database';
export { sightFaults } from './sight-faults';
export { testKafka, type TestKafka } from './test-kafka';
export { declaredCalls, describedCalls } from './declared-calls';
