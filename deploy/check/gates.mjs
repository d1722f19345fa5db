import * as lockFile from './gates/lock-file.mjs';
import * as installScripts from './gates/install-scripts.mjs';
import * as sbom from './gates/sbom.mjs';
import * as advisories from './gates/advisories.mjs';
import * as protoLint from './gates/proto-lint.mjs';
import * as protoBreaking from './gates/proto-breaking.mjs';
import * as generated from './gates/generated.mjs';
import * as eventFields from './gates/event-fields.mjs';
import * as types from './gates/types.mjs';
import * as lint from './gates/lint.mjs';
import * as messages from './gates/messages.mjs';
import * as names from './gates/names.mjs';
import * as cycles from './gates/cycles.mjs';
import * as unitTests from './gates/unit-tests.mjs';
import * as eventsCatalogue from './gates/events-catalogue.mjs';
import * as onion from './gates/onion.mjs';
import * as settings from './gates/settings.mjs';
import * as docs from './gates/docs.mjs';

/**
 * All gates in the order they run: cheap and telling ones first; the catalogue reads what `types` has built.
 * Each has a `name` and `run(): Promise<{ where, says }[]>`, empty when it holds.
 */
export const gates = [
  lockFile, installScripts, sbom, advisories, protoLint, protoBreaking, generated, eventFields, messages, types, lint, names, cycles, unitTests, eventsCatalogue, onion, settings, docs,
];
