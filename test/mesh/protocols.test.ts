import t from 'tap';
import { protocolOfName, protocolOfServicePort } from '../../packages/mesh/src/protocols.ts';

function protocol(
  name: string,
  more: { number?: number; appProtocol?: string; transport?: string } = {},
) {
  const { number = 80, appProtocol, transport } = more;
  return protocolOfServicePort({ name, number, appProtocol, transport });
}

t.test('the beginning of a port name tells what it speaks', async (t) => {
  t.equal(protocol('http'), 'http');
  t.equal(protocol('HTTP2-api'), 'http2');
  t.equal(protocol('grpc-web-text'), 'grpc-web');
  t.equal(protocol('grpc-1'), 'grpc');
  t.equal(protocol('redis-main'), 'redis');
  t.equal(protocol('metrics'), 'unknown');
  t.equal(protocol(''), 'unknown');
});

t.test('appProtocol decides before the name', async (t) => {
  t.equal(protocol('tcp', { appProtocol: 'http' }), 'http');
  t.equal(protocol('http', { appProtocol: 'kubernetes.io/h2c' }), 'http2');
  t.equal(protocol('http', { appProtocol: 'kubernetes.io/wss' }), 'https');
  t.equal(protocol('http', { appProtocol: 'example.com/own' }), 'unknown');
});

t.test('where the server speaks first nothing is guessed', async (t) => {
  t.equal(protocol('db', { number: 3306 }), 'tcp');
  t.equal(protocol('http', { number: 3306 }), 'http');
});

t.test('UDP is UDP whatever the name says', async (t) => {
  t.equal(protocol('http', { transport: 'UDP' }), 'udp');
});

t.test('Istio objects name protocols in any case', async (t) => {
  t.equal(protocolOfName('GRPC-Web'), 'grpc-web');
  t.equal(protocolOfName('nothing'), 'unknown');
});
