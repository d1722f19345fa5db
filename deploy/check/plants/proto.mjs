/** Violations in the proto files. */
const received = 'proto/intake/v1/events.proto';
const event = (fields) => `// Planted.\nsyntax = "proto3";\n\npackage amparo.planted.v1;\n\n// Planted.\nmessage PlantedHappened {\n${fields}\n}\n`;
const planted = 'proto/planted/v1/events.proto';

export const plants = [
  { gate: 'proto-lint', name: 'a field in the wrong case', files: { [planted]: event('  string caseId = 1;') }, finds: /lower_snake_case/ },
  { gate: 'proto-lint', name: 'a package without a version', files: { 'proto/planted/events.proto': 'syntax = "proto3";\n\npackage amparo.planted;\n' }, finds: /PACKAGE_VERSION_SUFFIX/ },
  {
    gate: 'proto-breaking', name: 'a field taken out', at: received, finds: /deleted/,
    edits: { [received]: (text) => text.replace(/\n.*string reference = 2;/, '') },
  },
  {
    gate: 'proto-breaking', name: 'a field of another type', at: received, finds: /changed type/,
    edits: { [received]: (text) => text.replace('uint32 sequence = 4', 'string sequence = 4') },
  },
  {
    gate: 'proto-breaking', name: 'a shipped image that lags behind', at: 'proto/shipped.txtpb', finds: /lags behind/,
    edits: { [received]: (text) => text.replace('string reference = 2;', 'string reference = 2;\n  string reference_two = 99;') },
  },
  { gate: 'event-fields', name: 'a story in an event', files: { [planted]: event('  string narrative = 1;') }, finds: /is not in/ },
  { gate: 'event-fields', name: 'a listed name with room for a story', files: { [planted]: event('  bytes because = 1;') }, finds: /is bytes where rule code is string/ },
  { gate: 'event-fields', name: 'a map that can hold anything', files: { [planted]: event('  map<string, string> routes = 1;') }, finds: /holds RoutesEntry/ },
  {
    gate: 'event-fields', name: 'a country put on the list', finds: /word for what is above S1/, files: { [planted]: event('  string country = 1;') },
    edits: { 'deploy/check/s1-fields.json': (text) => text.replace('"category"]', '"category", "country"]') },
  },
  {
    gate: 'event-fields', name: 'a listed field that no event has', at: 'deploy/check/s1-fields.json', finds: /planted_code is listed/,
    edits: { 'deploy/check/s1-fields.json': (text) => text.replace('"category"]', '"category", "planted_code"]') },
  },
];
