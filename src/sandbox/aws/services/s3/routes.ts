import { bucketAclRoutes } from './acl/bucket-acl.ts';
import type { Route } from './api.ts';
import { locationRoutes, plainBucketRoutes } from './buckets/apis.ts';
import { attributesRoutes } from './objects/attributes.ts';
import { completeRoutes } from './objects/complete-upload.ts';
import { copyRoutes } from './objects/copy-object.ts';
import { deleteRoutes } from './objects/delete-object.ts';
import { getRoutes } from './objects/get-object.ts';
import { listRoutes } from './objects/list-objects.ts';
import { listUploadsRoutes } from './objects/list-uploads.ts';
import { listVersionsRoutes } from './objects/list-versions.ts';
import { objectAclRoutes } from './objects/object-acl.ts';
import { objectLockRoutes } from './objects/object-lock-apis.ts';
import { objectTaggingRoutes } from './objects/object-tagging.ts';
import { putRoutes } from './objects/put-object.ts';
import { restoreRoutes } from './objects/restore-object.ts';
import { uploadRoutes } from './objects/uploads.ts';
import { policyRoutes } from './policy/apis.ts';
import { settingRoutes } from './settings/apis.ts';

/** Every operation of S3 that is here. The first that fits is meant, so those that ask for more come first. */
export const routes: readonly Route[] = [
  ...settingRoutes,
  ...policyRoutes,
  ...bucketAclRoutes,
  ...locationRoutes,
  ...objectAclRoutes,
  ...objectTaggingRoutes,
  ...objectLockRoutes,
  ...attributesRoutes,
  ...restoreRoutes,
  ...uploadRoutes,
  ...completeRoutes,
  ...listUploadsRoutes,
  ...listVersionsRoutes,
  ...listRoutes,
  ...copyRoutes,
  ...deleteRoutes,
  ...putRoutes,
  ...getRoutes,
  ...plainBucketRoutes,
];
