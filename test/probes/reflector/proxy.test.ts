import { writeFileSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { connectCluster } from '@meshlapse/probes';
import t, { type Test } from 'tap';
import { FakeApiServer } from './fake-api-server.ts';
import { kubeconfigOf } from './rig.ts';
import { selfSigned } from './self-signed.ts';

t.test('through an HTTP proxy', async (t) => {
  const asked: string[] = [];
  const proxy = createHttpServer();
  proxy.on('connect', (request, socket: Socket) => {
    asked.push(request.url ?? '');
    socket.write('HTTP/1.1 200 OK\r\n\r\n');
    tunnel(t, socket, Number(request.url?.split(':')[1]));
  });
  const { target } = await connectThrough(t, proxy, 'http');
  t.strictSame(asked, [target]);
});

t.test('through a SOCKS proxy', async (t) => {
  const asked: string[] = [];
  const proxy = createServer((socket) => {
    socket.once('data', () => {
      // Version 5, no authentication.
      socket.write(Buffer.of(5, 0));
      socket.once('data', (request) => {
        const port = request.readUInt16BE(request.length - 2);
        asked.push(`${[...request.subarray(4, 8)].join('.')}:${port}`);
        socket.write(Buffer.of(5, 0, 0, 1, 0, 0, 0, 0, 0, 0));
        tunnel(t, socket, port);
      });
    });
  });
  const { target } = await connectThrough(t, proxy, 'socks5');
  t.strictSame(asked, [target]);
});

async function connectThrough(t: Test, proxy: Server, scheme: string): Promise<{ target: string }> {
  const { key, cert } = selfSigned();
  const server = await new FakeApiServer({ key, cert }).start();
  t.teardown(() => server.stop());
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  t.teardown(() => proxy.close());
  const { port } = proxy.address() as AddressInfo;
  const cluster = {
    'certificate-authority-data': Buffer.from(cert).toString('base64'),
    'proxy-url': `${scheme}://127.0.0.1:${port}`,
  };
  const kubeconfig = join(t.testdir(), 'config');
  writeFileSync(kubeconfig, kubeconfigOf(server.url, { token: 'secret' }, cluster));
  const connection = await connectCluster({ kubeconfig });
  await connection.close();
  t.equal(server.requests[0]?.headers.authorization, 'Bearer secret');
  return { target: new URL(server.url).host };
}

/** Everything that one side says goes to the other from now on. */
function tunnel(t: Test, near: Socket, port: number): void {
  const far = connect(port, '127.0.0.1');
  for (const socket of [near, far]) {
    socket.on('error', () => undefined);
    t.teardown(() => socket.destroy());
  }
  near.pipe(far).pipe(near);
}
