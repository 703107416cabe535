import type { Service, ServiceName } from './service.ts';
import { accessAnalyzer } from './services/access-analyzer/index.ts';
import { cloudtrail } from './services/cloudtrail/index.ts';
import { cloudwatch } from './services/cloudwatch/index.ts';
import { ec2 } from './services/ec2/index.ts';
import { iam } from './services/iam/index.ts';
import { kms } from './services/kms/index.ts';
import { organizations } from './services/organizations/index.ts';
import { s3Control } from './services/s3-control/index.ts';
import { s3 } from './services/s3/index.ts';
import { sts } from './services/sts/index.ts';

export const services: Readonly<Record<ServiceName, Service>> = {
  s3,
  's3-control': s3Control,
  sts,
  iam,
  kms,
  organizations,
  ec2,
  cloudwatch,
  cloudtrail,
  'access-analyzer': accessAnalyzer,
};
