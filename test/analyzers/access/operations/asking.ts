import type { NeedsAbout } from '../../../../src/analyzers/access/operations/types.ts';
import { operationOf } from '../../../../src/analyzers/access/operations/find.ts';
import { needsOf } from '../../../../src/analyzers/access/operations/needs.ts';

export const readKey = 'arn:aws:kms:eu-west-1:111122223333:key/read';
export const writeKey = 'arn:aws:kms:eu-west-1:111122223333:key/write';

const noKey = { kmsKeyArn: null, known: true };

/** A plain object without KMS, tags or headers. */
export const plainly: NeedsAbout = {
  bucket: 'logs',
  key: 'a.csv',
  versionId: null,
  partition: 'aws',
  encryption: noKey,
  writes: noKey,
  tagged: false,
  headers: {},
};

export const underKms: NeedsAbout = {
  ...plainly,
  encryption: { kmsKeyArn: readKey, known: true },
  writes: { kmsKeyArn: writeKey, known: true },
};

export const versioned: NeedsAbout = { ...plainly, versionId: 'v1' };

/** What an operation needs, as `action on which` lines; `?` where it is not sure, «nothing» where the ARN is not known. */
export function needs(name: string, about: Partial<NeedsAbout> = {}): readonly string[] {
  const operation = operationOf(name);
  if (operation === null) throw new Error(`no operation ${name}`);
  return needsOf(operation, { ...plainly, ...about }).map(
    ({ action, on, arn, always }) => `${action}${always ? '' : '?'} ${on}${arn === null ? ' not known' : ''}`,
  );
}
