import { expect, it } from 'vitest';
import { forgetMachineAws } from '../src/local-aws-only.ts';

it('leaves nothing of the machine that the SDK could find', () => {
  const env: Record<string, string | undefined> = {
    AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'x',
    AWS_PROFILE: 'production',
    AWS_ENDPOINT_URL_S3: 'http://example.com',
    AWS_CONFIG_FILE: '/home/ana/.aws/config',
    HOME: '/home/ana',
  };
  forgetMachineAws(env);
  expect(env).toEqual({
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_EC2_METADATA_DISABLED: 'true',
    HOME: '/home/ana',
  });
});
