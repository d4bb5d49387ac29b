import type { ServerResponse } from 'node:http';

export function sendJson(response: ServerResponse, body: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

export function sendStatus(
  response: ServerResponse,
  code: number,
  message: string,
  more: { readonly headers?: Record<string, string>; readonly [key: string]: unknown } = {},
): void {
  const { headers, ...rest } = more;
  response
    .writeHead(code, { 'content-type': 'application/json', ...headers })
    .end(JSON.stringify(statusOf(code, message, rest)));
}

export function statusOf(code: number, message: string, more: object) {
  return { kind: 'Status', apiVersion: 'v1', status: 'Failure', code, message, ...more };
}
