export { dropTestDatabase, testDatabase, testDatabaseName, testServerUrl, type TestDatabase } from './test-database';
export { serviceDatabase, type ServiceDatabase } from './service-database';
export { sightFaults } from './sight-faults';
export { testKafka, type TestKafka } from './test-kafka';
export { declaredCalls, describedCalls } from './declared-calls';
export { SignedPeople } from './signed-people';
export { StartedService, type Answer } from './started-service';
export { countLeaks, type Viewer } from './sight-leaks';
