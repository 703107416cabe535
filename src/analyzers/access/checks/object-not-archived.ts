import { type Check, fail, judge, notApplicable, pass } from '../../../core/check.ts';
import { code, words } from '../../../core/words.ts';

/** Archived objects answer 403 InvalidObjectState until they are restored (GetObject API reference). */
export const objectNotArchived: Check = {
  id: 'access/object-not-archived',
  title: 'The object is not archived',
  severity: 'high',
  reads: ['object'],

  judge(facts) {
    if (facts.target.key === null) return notApplicable(words`No key was asked for`);
    return judge(facts, ['object'], ({ object }) => {
      if (object?.is === 'readable') return pass(words`Its storage class is ${code(object.head.storageClass)}`);
      if (object?.is !== 'archived') return notApplicable(words`There is no object that could be read`);
      const evidence = [
        { call: 'GetObject', saw: 'InvalidObjectState' },
        { call: 'HeadObject', saw: object.head },
      ];
      const where = words`It is archived in ${code(object.storageClass ?? 'an archive tier')}, so reading it answers 403 InvalidObjectState`;
      return object.restoring
        ? fail(where, words`A restore is under way; wait for it.`, evidence)
        : fail(
            where,
            words`Restore it first (${code('s3:RestoreObject')}): minutes to two days, by tier and class.`,
            evidence,
          );
    });
  },
};
