import { createServer, type Server } from 'node:http';
import type { SignedPeople } from '@amparo/testing';
import type { OrganisationsCopy } from '../src/reports/involved.rules';

/** A directory that answers with its copy for the door and with the keys of people's tokens, and a casework that has replies for it. */
export async function neighbours(organisations: OrganisationsCopy, people: SignedPeople, replies: ReadonlyMap<string, Buffer>): Promise<Server> {
  const answers: Record<string, object> = { '/copies/organisations': organisations, '/internal/keys': people.keys };
  const server = createServer((request, response) => {
    const reply = replies.get((request.url ?? '').replace('/handover/replies/', ''));
    if (reply !== undefined) return response.setHeader('content-type', 'application/octet-stream').end(reply);
    const answer = answers[request.url ?? ''];
    response.statusCode = answer === undefined ? 404 : 200;
    return response.setHeader('content-type', 'application/json').end(JSON.stringify(answer ?? {}));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return server;
}
