import { AccessCheckResourceType, CheckNoPublicAccessCommand } from '@aws-sdk/client-accessanalyzer';
import { absent } from '../../core/fact.ts';
import { factOf } from '../fact-of.ts';
import type { Reading } from '../reading.ts';
import { Malformed } from '../well-formed.ts';

const ask = { action: 'access-analyzer:CheckNoPublicAccess' };

/** Access Analyzer's word on the bucket policy. It knows nothing of Block Public Access. Absent without a policy. */
export const publicCheck: Reading<'publicCheck'> = {
  name: 'publicCheck',
  calls: ['CheckNoPublicAccess'],
  needs: [ask.action],
  after: ['policy'],

  async read({ accessAnalyzer }, _target, { policy }) {
    if (policy?.is !== 'known') return policy ?? absent;
    return factOf(ask, async () => {
      const asked = {
        policyDocument: JSON.stringify(policy.value),
        resourceType: AccessCheckResourceType.S3_BUCKET,
      };
      const { result, reasons = [] } = await accessAnalyzer.send(new CheckNoPublicAccessCommand(asked));
      if (result !== 'PASS' && result !== 'FAIL') throw new Malformed('the answer has no result');
      return {
        result,
        reasons: reasons.map(({ description = '', statementId = null }) => ({ description, statementId })),
      };
    });
  },
};
