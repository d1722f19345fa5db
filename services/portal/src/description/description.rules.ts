/** What a service says of its calls (OpenAPI 3), as far as it is looked at here. */
interface Described {
  paths?: unknown;
  components?: unknown;
}

/** One service's own description, as it was fetched. */
export interface ServiceDescription {
  service: string;
  document: unknown;
}

/** A description of everything behind the gateway (OpenAPI 3.1). */
export interface GatewayDescription {
  openapi: '3.1.0';
  info: { title: string; version: string; description: string };
  /** A person's session, or the operator's token. */
  security: Record<string, []>[];
  paths: Record<string, unknown>;
  components: { securitySchemes: Record<string, unknown>; schemas: Record<string, unknown> };
}

/** Paths by which services speak to each other: they are not behind the gateway. */
const CLOSED = /^\/(internal|copies|handover)(\/|$)/i;
const SCHEMA = '#/components/schemas/';

/** Whose paths are told as they stand. */
const OWN = 'portal';

/**
 * Makes one description of several: paths as the gateway has them, the portal's own as they are, and schemas under their
 * service's name, since two services may use one name for two things. What is no description is left out.
 */
export function mergeDescriptions(descriptions: readonly ServiceDescription[]): GatewayDescription {
  const paths: Record<string, unknown> = {};
  const schemas: Record<string, unknown> = {};
  for (const { service, document } of descriptions) {
    if (!isRecord(document)) continue;
    const { paths: own, components }: Described = document;
    for (const [path, item] of entriesOf(own)) {
      if (path.startsWith('/') && !CLOSED.test(path)) paths[service === OWN ? path : `/api/${service}${path}`] = renamed(item, service);
    }
    for (const [name, schema] of entriesOf(isRecord(components) ? components['schemas'] : undefined)) {
      schemas[`${service}.${name}`] = renamed(schema, service);
    }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Amparo', version: '1', description: 'Everything behind the gateway.' },
    security: [{ session: [] }, { operator: [] }],
    paths,
    components: { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: '__Host-amparo' }, operator: { type: 'http', scheme: 'bearer' } }, schemas },
  };
}

/** A copy in which references to schemas carry the service's name. */
function renamed(value: unknown, service: string): unknown {
  if (Array.isArray(value)) return value.map((item) => renamed(item, service));
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      const reference = key === '$ref' && typeof inner === 'string' && inner.startsWith(SCHEMA);
      return [key, reference ? `${SCHEMA}${service}.${inner.slice(SCHEMA.length)}` : renamed(inner, service)];
    }),
  );
}

function entriesOf(value: unknown): [string, unknown][] {
  return isRecord(value) ? Object.entries(value) : [];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
