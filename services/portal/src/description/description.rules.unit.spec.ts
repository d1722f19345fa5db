import { mergeDescriptions } from './description.rules';

const document = (paths: object, schemas: object = {}) => ({ openapi: '3.0.0', paths, components: { schemas } });

describe('the description of everything behind the gateway', () => {
  it('has the paths as the gateway has them, and keeps two services apart that use one name', () => {
    const answer = { content: { 'application/json': { schema: { $ref: '#/components/schemas/Item' } } } };
    const merged = mergeDescriptions([
      { service: 'grants', document: document({ '/applications': { get: { responses: { 200: answer } } } }, { Item: { type: 'object' } }) },
      { service: 'insights', document: document({ '/counts': { get: {} } }, { Item: { type: 'array', items: [{ $ref: '#/components/schemas/Item' }] } }) },
    ]);
    expect(Object.keys(merged.paths)).toEqual(['/api/grants/applications', '/api/insights/counts']);
    expect(JSON.stringify(merged.paths['/api/grants/applications'])).toContain('#/components/schemas/grants.Item');
    expect(merged.components.schemas).toEqual({
      'grants.Item': { type: 'object' },
      'insights.Item': { type: 'array', items: [{ $ref: '#/components/schemas/insights.Item' }] },
    });
  });

  it("has the portal's own paths as they are", () => {
    expect(Object.keys(mergeDescriptions([{ service: 'portal', document: document({ '/api/session': { get: {} } }) }]).paths)).toEqual(['/api/session']);
  });

  it('leaves out what is between services', () => {
    const merged = mergeDescriptions([{ service: 'directory', document: document({ '/copies/{kind}': {}, '/handover/x': {}, '/internal': {}, '/directory': {} }) }]);
    expect(Object.keys(merged.paths)).toEqual(['/api/directory/directory']);
  });

  it.each([undefined, null, 'text', [], {}, { paths: 7, components: [] }, { components: { schemas: null } }])('leaves a gap where a service answers %j', (broken) => {
    expect(mergeDescriptions([{ service: 'grants', document: broken }])).toMatchObject({ openapi: '3.1.0', paths: {}, components: { schemas: {} } });
  });
});
