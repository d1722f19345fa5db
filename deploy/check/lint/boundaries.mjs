/** Who may import whom, by the tags in each project.json. A dependency that no row allows is refused. */
const libs = ['kernel', 'contracts', 'domain', 'persistence', 'messaging', 'platform'];

const may = {
  'scope:kernel': [],
  'scope:contracts': [],
  'scope:domain': ['kernel'],
  'scope:persistence': ['kernel'],
  'scope:messaging': ['kernel', 'contracts', 'persistence'],
  'scope:platform': ['kernel', 'domain', 'contracts', 'persistence', 'messaging'],
  'scope:testing': libs,
  local: libs,
  // What runs in a browser: the words of the field, and nothing of a server.
  web: ['kernel', 'domain'],
};

// Their specs need databases and brokers from `testing`, which stands on them: a circle of specs only, since the rows above
// keep `testing` out of everything else.
const testedWithTesting = ['persistence', 'messaging', 'platform'];

export function boundaries({ specs, allow = [] }) {
  const also = specs ? ['scope:testing'] : [];
  const rows = Object.entries(may).map(([sourceTag, scopes]) => ({
    sourceTag,
    onlyDependOnLibsWithTags: [...scopes.map((scope) => `scope:${scope}`), ...(scopes.length > 0 ? also : [])],
  }));
  return ['error', {
    allow,
    depConstraints: [
      ...rows,
      ...['service', 'host'].map((sourceTag) => ({
        sourceTag,
        onlyDependOnLibsWithTags: [...libs.map((scope) => `scope:${scope}`), ...also],
      })),
      { sourceTag: 'e2e', onlyDependOnLibsWithTags: ['lib', 'local'] },
    ],
    ignoredCircularDependencies: testedWithTesting.map((lib) => ['testing', lib]),
  }];
}
