/** A call in the words of openapi-typescript, for the portal's own calls and those that no description has yet. */
interface Call<Answer, Path, Query> {
  parameters: { query?: Query; header?: never; cookie?: never } & ([Path] extends [never] ? { path?: never } : { path: Path });
  responses: { 200: { headers: Record<string, unknown>; content: { 'application/json': Answer } } };
}

/** Reads something. */
export interface Get<Answer, Path = never, Query = never> {
  get: Call<Answer, Path, Query> & { requestBody?: never };
}

/** Changes something. */
export interface Post<Answer, Body = never, Path = never> {
  post: Call<Answer, Path, never> & ([Body] extends [never] ? { requestBody?: never } : { requestBody: { content: { 'application/json': Body } } });
}
