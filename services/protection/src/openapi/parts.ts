/** An id in the path. */
export const id = (name: string) => ({ name, in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }) as const;

/** A schema of this document, by its name. */
export const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

export const json = (schema: object) => ({ 'application/json': { schema } });
export const body = (schema: string) => ({ required: true, content: json(ref(schema)) });
export const answer = (description: string, schema: object) => ({ description, content: json(schema) });

/** @param optional names of what may be left out */
export const object = (properties: Record<string, object>, optional: readonly string[] = []) =>
  ({ type: 'object', required: Object.keys(properties).filter((name) => !optional.includes(name)), properties });

export const uuid = { type: 'string', format: 'uuid' } as const;
export const instant = { type: 'string', format: 'date-time' } as const;
export const maybeInstant = { type: ['string', 'null'], format: 'date-time' } as const;
export const texts = { type: 'array', items: { type: 'string' } } as const;
export const person = { type: 'string', description: 'Directory id.' } as const;
export const maybePerson = { type: ['string', 'null'], description: 'Directory id.' } as const;

/** What is refused of a case. @param absent codes, but for `case.absent`, of what is not there for her */
export const ofCaseRefused = (absent: string) => ({ 403: { description: 'access.forbidden, access.second-factor.' }, 404: { description: `case.absent: there is no such case for her; ${absent}.` } });
