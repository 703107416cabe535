import { headObject } from '../head-object.ts';
import { headOf } from '../object-head.ts';
import { readObject } from '../object-read.ts';
import type { Reading } from '../reading.ts';

const ask = {
  action: 's3:GetObject',
  ofVersion: 's3:GetObjectVersion',
  absentIf: ({ status }: { readonly status: number | null }) => status === 404,
};

/** The headers that HeadObject gives, for what must not wait until it is known whether the object can be read. */
export const objectHead: Reading<'objectHead'> = {
  name: 'objectHead',
  calls: ['HeadObject'],
  needs: [ask.action, ask.ofVersion],
  needsKey: true,
  read: (aws, target) => readObject(target, ask, async (input) => headOf(await headObject(aws, target, input))),
};
