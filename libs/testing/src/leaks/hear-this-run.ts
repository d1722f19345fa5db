import { hearing } from './hear-what-is-said';
import { textsOfThisRun } from './said-in-this-run';

// Loaded by jest before each `.int.spec.ts`: all that its clients send is looked for in the logs when the run ends.
const said = textsOfThisRun();
if (said !== undefined) globalThis.fetch = hearing(said, globalThis.fetch);
