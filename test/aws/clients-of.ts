import { type AwsFor, awsFor, type AwsOptions } from '../../src/aws/clients.ts';
import type { AwsClients } from '../../src/aws/clients.ts';

export const credentials = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'secret' };

/** Clients for a stub; requests are given up after 100 ms. */
export function clientsOf(stub: { endpoint: string }, options: AwsOptions = {}): AwsFor {
  return awsFor({ endpoint: stub.endpoint, region: 'us-east-1', credentials, requestTimeoutMs: 100, ...options });
}

export function readersOf(stub: { endpoint: string }, options: AwsOptions = {}): AwsClients {
  return clientsOf(stub, { requestTimeoutMs: 2_000, ...options })({ account: null, region: null, role: 'read' });
}
