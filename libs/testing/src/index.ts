export { dropTestDatabase, testDatabase, testDatabaseName, testPasswordOf, testServerUrl, type TestDatabase } from './test-database';
export { serviceDatabase, type ServiceDatabase } from './service-database';
export { sightFaults } from './sight-faults';
export { SmallDisk } from './small-disk';
export { testKafka, type TestKafka } from './test-kafka';
export { declaredCalls, describedCalls } from './declared-calls';
export { ACTORS, ACTORS_OF_SEVERAL_ROLES, HER_ORGANISATION, type Actor } from './access-model/actors';
export { couldAtAll } from './access-model/could';
export { expected, type Expected } from './access-model/expected';
export { whoWorksHere } from './access-model/people';
export { holdsTraceOf, tracesIn } from './traces-of';
export { base64At } from './leaks/base64-at';
export { hearBody, hearing } from './leaks/hear-what-is-said';
export { keepForSearch } from './leaks/said-in-this-run';
export { SaidTexts } from './leaks/said-texts';
export { searchBytes, searchFiles } from './leaks/search-bytes';
export { Several, type Found, type Sought } from './leaks/sought';
export { SignedPeople } from './signed-people';
export { sealedFormerly } from './sealed-formerly';
export { resolveNamesOfThisMachine } from './names-of-this-machine';
export { killResealing, type KilledResealing, type ResealedTable } from './killed-resealing';
export { someSealedFields } from './some-sealed-fields';
export { StartedService, type Answer } from './started-service';
export { countLeaks, type Viewer } from './sight-leaks';
export {
  alsoAsked, inWords, kindsOfAnswers, PLUMBING, posted, seenOf, seenOfBroken, timesIn, type AnswerRow, type AnswerSeen, type RouteCall,
} from './every-answer';
export { secondsOfNetwork, secondsOfPerson, SLOW_NETWORK, STEP_SECONDS, WAYS_BEFORE_THE_FIRST_PAGE, WORDS_A_MINUTE, type PageWalked } from './keystroke-level.rules';
export { FULL_ANSWERS, pageWalked, TYPED_FIELDS, USEFUL_ANSWERS, wordsToRead, type FilledIn } from './asking-for-help.rules';
