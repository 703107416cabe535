import { expect, it } from 'vitest';
import { shortPrincipal } from '../../src/core/principal.ts';

it.each([
  ['arn:aws:sts::111122223333:assumed-role/security-baseline/nightly', 'security-baseline/nightly'],
  ['arn:aws:iam::111122223333:user/teams/media/marcus', 'marcus'],
  ['arn:aws:iam::111122223333:role/aws-service-role/x/y', 'y'],
  ['arn:aws:iam::111122223333:root', 'root of 111122223333'],
  ['arn:aws-cn:sts::111122223333:federated-user/jo', 'jo'],
  ['cloudtrail.amazonaws.com', 'cloudtrail.amazonaws.com'],
  ['', ''],
])('speaks of %s as «%s»', (arn, name) => {
  expect(shortPrincipal(arn)).toBe(name);
});
