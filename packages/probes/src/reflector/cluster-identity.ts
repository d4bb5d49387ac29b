import { CodedError } from '@meshlapse/model';
import { ApiFailure } from './api-failure.ts';
import { parseObject } from './api-response.ts';
import type { ClusterConnection } from './connect.ts';
import { metadataOf } from './served-resource.ts';

/**
 * The uid of the namespace `kube-system`: the one thing that tells a cluster from any other.
 *
 * @returns `undefined` when we may not know, or the server has no such namespace
 * @throws {ApiFailure}
 */
export async function readIdentity(
  connection: ClusterConnection,
  signal: AbortSignal,
): Promise<string | undefined> {
  try {
    const answer = await connection.get('/api/v1/namespaces/kube-system', {
      signal,
      accept: 'application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1',
    });
    if (answer === undefined) return undefined;
    const uid = metadataOf(parseObject(answer.body, 'the namespace'))['uid'];
    return typeof uid === 'string' ? uid : undefined;
  } catch (error) {
    const mayNotKnow =
      error instanceof ApiFailure && (error.kind === 'forbidden' || error.kind === 'missing');
    if (mayNotKnow) return undefined;
    throw error;
  }
}

/** @throws {CodedError} `CLUSTER_REPLACED` */
export async function verifyIdentity(
  connection: ClusterConnection,
  expected: string | undefined,
  signal: AbortSignal,
): Promise<void> {
  const actual = await readIdentity(connection, signal);
  if (expected === undefined || actual === undefined || actual === expected) return;
  throw new CodedError({
    code: 'CLUSTER_REPLACED',
    category: 'conflict',
    message: `Another cluster answers at ${connection.server} now: the uid of its kube-system is ${actual}, not ${expected}. Record it under a name of its own.`,
    data: { server: connection.server, expected, actual },
  });
}
