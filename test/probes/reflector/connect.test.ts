import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import type { TLSSocket } from 'node:tls';
import { connectCluster } from '@meshlapse/probes';
import t, { type Test } from 'tap';
import { sendStatus } from './fake-answers.ts';
import { FakeApiServer } from './fake-api-server.ts';
import { kubeconfigOf } from './rig.ts';
import { selfSigned } from './self-signed.ts';

const { key, cert } = selfSigned();
const base64 = (text: string) => Buffer.from(text).toString('base64');
const TRUSTED = { 'certificate-authority-data': base64(cert) };

function write(t: Test, name: string, text: string): string {
  const file = join(t.testdirName, name);
  writeFileSync(file, text);
  return file;
}

async function startTlsServer(t: Test): Promise<FakeApiServer> {
  t.testdir();
  const options = { key, cert, ca: cert, requestCert: true, rejectUnauthorized: false };
  const server = await new FakeApiServer(options).start();
  t.teardown(() => server.stop());
  return server;
}

t.test('the context and its cluster', async (t) => {
  const server = await startTlsServer(t);
  const file = write(
    t,
    'config',
    `
current-context: second
clusters:
- {name: one, cluster: {server: "https://127.0.0.1:1"}}
- name: two
  cluster:
    server: ${server.url}/
    certificate-authority: certificates/ca.pem
- {name: broken}
users:
- {name: me, user: {token: secret}}
contexts:
- {name: first, context: {cluster: one, user: me}}
- {name: second, context: {cluster: two, user: me}}
- {name: third, context: {cluster: three, user: me}}
`,
  );
  mkdirSync(join(t.testdirName, 'certificates'));
  write(t, 'certificates/ca.pem', cert);

  const connection = await connectCluster({ kubeconfig: file });
  t.equal(connection.name, 'two');
  t.equal(server.requests[0]?.headers.authorization, 'Bearer secret');
  await connection.close();
  await t.rejects(connectCluster({ kubeconfig: file, context: 'first' }), {
    code: 'CLUSTER_UNREACHABLE',
    category: 'busy',
  });
  await t.rejects(connectCluster({ kubeconfig: file, context: 'none' }), {
    code: 'KUBECONFIG_CONTEXT_UNKNOWN',
    message: /no context 'none'.*first, second, third/,
  });
  await t.rejects(connectCluster({ kubeconfig: file, context: 'third' }), {
    code: 'KUBECONFIG_CONTEXT_UNKNOWN',
    message: /names the cluster 'three'/,
  });
});

t.test('several files: the first to name something wins, missing ones are skipped', async (t) => {
  const server = await startTlsServer(t);
  const first = write(t, 'first', kubeconfigOf(server.url, { token: 'first' }, TRUSTED));
  const second = write(t, 'second', kubeconfigOf('https://127.0.0.1:1', { token: 'second' }));
  const environment = {
    KUBECONFIG: [join(t.testdirName, 'missing'), '', first, second].join(delimiter),
  };
  const connection = await connectCluster({ environment });
  t.equal(server.requests[0]?.headers.authorization, 'Bearer first');
  await connection.close();
});

t.test('the file in the home directory, and none at all', async (t) => {
  const server = await startTlsServer(t);
  const environment = { HOME: t.testdirName };
  await t.rejects(connectCluster({ environment }), {
    code: 'KUBECONFIG_NOT_FOUND',
    message: /\.kube.config, and this is not a pod/,
  });
  mkdirSync(join(t.testdirName, '.kube'));
  write(t, '.kube/config', kubeconfigOf(server.url, {}, TRUSTED));
  const connection = await connectCluster({ environment });
  await connection.close();
  const kubeconfig = join(t.testdirName, 'elsewhere');
  await t.rejects(connectCluster({ environment, kubeconfig }), {
    code: 'KUBECONFIG_NOT_FOUND',
    category: 'not-found',
    message: `There is no kubeconfig at ${kubeconfig}. Check the path.`,
  });
});

t.test('a kubeconfig that is none', async (t) => {
  t.testdir();
  for (const text of ['{]', 'clusters: [', '- 1']) {
    const kubeconfig = write(t, 'config', text);
    const code = text === '- 1' ? 'KUBECONFIG_CONTEXT_UNKNOWN' : 'KUBECONFIG_INVALID';
    await t.rejects(connectCluster({ kubeconfig }), { code, message: /^.*$/ }, text);
  }
  for (const server of ['127.0.0.1:6443', 'not a url']) {
    const kubeconfig = write(t, 'config', kubeconfigOf(server, {}));
    await t.rejects(connectCluster({ kubeconfig }), {
      code: 'KUBECONFIG_INVALID',
      message: /gives '(127.0.0.1:6443|not a url)' as the server of the cluster '.*no URL/,
    });
  }
  const kubeconfig = write(t, 'config', '');
  await t.rejects(connectCluster({ kubeconfig }), { message: /has no contexts/ });
});

t.test('inside a pod', async (t) => {
  const server = await startTlsServer(t);
  write(t, 'token', 'of-the-pod\n');
  write(t, 'ca.crt', cert);
  const { hostname, port } = new URL(server.url);
  const connection = await connectCluster({
    environment: {
      HOME: t.testdirName,
      KUBERNETES_SERVICE_HOST: hostname,
      KUBERNETES_SERVICE_PORT: port,
    },
    serviceAccountDirectory: t.testdirName,
  });
  t.equal(connection.name, undefined);
  t.equal(server.requests[0]?.headers.authorization, 'Bearer of-the-pod');
  await connection.close();
});

t.test('a token that was replaced is read again when the old one is refused', async (t) => {
  const server = await startTlsServer(t);
  write(t, 'token', 'old\n');
  let valid = 'Bearer old';
  server.intercept = ({ headers }, response) => {
    if (headers.authorization === valid) return false;
    sendStatus(response, 401, 'Unauthorized');
    return true;
  };
  const config = kubeconfigOf(server.url, { tokenFile: 'token', token: 'ignored' }, TRUSTED);
  const connection = await connectCluster({ kubeconfig: write(t, 'config', config) });
  t.teardown(() => connection.close());
  valid = 'Bearer new';
  write(t, 'token', 'new\n');
  const { signal } = new AbortController();
  await Promise.all([1, 2, 3].map(() => connection.get('/version', { signal })));
  valid = 'Bearer newer';
  await t.rejects(connection.get('/version', { signal }), {
    name: 'ApiFailure',
    message: 'Unauthorized',
  });
});

t.test('client certificates', async (t) => {
  const server = await startTlsServer(t);
  const proven: boolean[] = [];
  server.intercept = (_, response) => {
    proven.push((response.socket as TLSSocket).authorized);
    return false;
  };
  const user = { 'client-certificate-data': base64(cert), 'client-key-data': base64(key) };
  for (const each of [user, {}]) {
    const kubeconfig = write(t, 'config', kubeconfigOf(server.url, each, TRUSTED));
    await (await connectCluster({ kubeconfig })).close();
  }
  t.strictSame(proven, [true, false]);
});

t.test('a credential plugin', async (t) => {
  const server = await startTlsServer(t);
  const status = { token: 'from-the-plugin' };
  const args = ['-e', `console.log(JSON.stringify({ status: ${JSON.stringify(status)} }))`];
  const working = { exec: { command: process.execPath, args } };
  const kubeconfig = write(t, 'config', kubeconfigOf(server.url, working, TRUSTED));
  await (await connectCluster({ kubeconfig })).close();
  t.equal(server.requests[0]?.headers.authorization, 'Bearer from-the-plugin');

  const failing = { exec: { command: process.execPath, args: ['-e', 'throw "log in first"'] } };
  write(t, 'config', kubeconfigOf(server.url, failing, TRUSTED));
  await t.rejects(connectCluster({ kubeconfig }), {
    code: 'CLUSTER_UNAUTHORIZED',
    message: /no credentials: [\s\S]*log in first/,
  });
});

t.test('a server that cannot prove who it is', async (t) => {
  const server = await startTlsServer(t);
  const kubeconfig = write(t, 'config', kubeconfigOf(server.url));
  await t.rejects(connectCluster({ kubeconfig }), { code: 'CLUSTER_UNTRUSTED' });
  t.equal(server.requests.length, 0);

  const elsewhere = server.url.replace('127.0.0.1', 'localhost');
  write(t, 'config', kubeconfigOf(elsewhere, {}, TRUSTED));
  await t.rejects(connectCluster({ kubeconfig }), { code: 'CLUSTER_UNTRUSTED' });

  write(t, 'config', kubeconfigOf(elsewhere, {}, { 'insecure-skip-tls-verify': true }));
  await (await connectCluster({ kubeconfig })).close();
  const named = { ...TRUSTED, 'tls-server-name': '127.0.0.1' };
  write(t, 'config', kubeconfigOf(elsewhere, {}, named));
  await (await connectCluster({ kubeconfig })).close();
});

t.test('without encryption nobody is told the credentials', async (t) => {
  t.testdir();
  const server = await new FakeApiServer().start();
  t.teardown(() => server.stop());
  const kubeconfig = write(t, 'config', kubeconfigOf(server.url, { token: 'secret' }));
  await (await connectCluster({ kubeconfig })).close();
  t.equal(server.requests[0]?.headers.authorization, undefined);
});

t.test('what answers but is no API server, or does not let us in', async (t) => {
  t.testdir();
  const server = await new FakeApiServer().start();
  t.teardown(() => server.stop());
  const kubeconfig = write(t, 'config', kubeconfigOf(server.url));
  const answers: [number, string][] = [
    [401, 'CLUSTER_UNAUTHORIZED'],
    [404, 'CLUSTER_UNSUPPORTED'],
    [302, 'CLUSTER_UNSUPPORTED'],
    [503, 'CLUSTER_BUSY'],
  ];
  for (const [status, code] of answers) {
    server.intercept = (_, response) => {
      response.writeHead(status, { 'content-type': 'text/html' }).end('<html>');
      return true;
    };
    await t.rejects(connectCluster({ kubeconfig }), {
      code,
      message: new RegExp(`HTTP ${status}`),
    });
  }
  server.intercept = (_, response) => {
    sendStatus(response, 403, 'no');
    return true;
  };
  await (await connectCluster({ kubeconfig })).close();
});

t.test('a port on which nothing speaks HTTP', async (t) => {
  t.testdir();
  const server = createServer((socket) => socket.end('SSH-2.0-nothing\r\n'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.teardown(() => server.close());
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  for (const scheme of ['http', 'https']) {
    const kubeconfig = write(t, 'config', kubeconfigOf(`${scheme}://127.0.0.1:${port}`));
    await t.rejects(connectCluster({ kubeconfig }), {
      code: scheme === 'http' ? 'CLUSTER_UNREACHABLE' : 'CLUSTER_UNTRUSTED',
    });
  }
});

t.test('a server below a path', async (t) => {
  const server = await startTlsServer(t);
  server.intercept = (_, response) => {
    sendStatus(response, 403, 'no');
    return true;
  };
  const url = `${server.url}/k8s/clusters/c-1/`;
  const kubeconfig = write(t, 'config', kubeconfigOf(url, {}, TRUSTED));
  await (await connectCluster({ kubeconfig })).close();
  t.equal(server.requests[0]?.path, '/k8s/clusters/c-1/version');
});
