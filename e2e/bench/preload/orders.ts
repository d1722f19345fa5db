import { createServer } from 'node:http';

/** Listens for orders on a socket of its own, and answers each. @param path of the socket */
export function listenForOrders<O>(path: string, obey: (order: O) => unknown): void {
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (part) => (text += String(part)));
    request.on('end', () => void Promise.resolve(JSON.parse(text) as O).then(obey).then((answer) => response.end(JSON.stringify(answer ?? {})), (error: unknown) => response.writeHead(500).end(String(error))));
  });
  server.listen(path);
  server.unref();
}
