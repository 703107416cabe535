import { type Fact, known } from '../core/fact.ts';
import type { ObjectRead } from '../core/facts.ts';
import { type AwsError, detailOf } from './aws-error.ts';
import { factOfError } from './fact-of.ts';

interface Asked {
  readonly action: string;
  /** Whether we may list the bucket: only then does a 403 mean that the key exists. */
  readonly mayList: boolean;
}

/** What S3's refusal to give an object means. */
export function refusalOf(error: AwsError, asked: Asked): Fact<ObjectRead> {
  if (error.name === 'InvalidObjectState') return known(archived(error));
  if (wantsCustomerKey(error)) return known({ is: 'needs key' });
  // KMS is asked after everything else, so the object exists and S3 itself would have given it.
  if (error.name.startsWith('KMS.')) return known(forbidden(error));
  const fact = factOfError({ action: asked.action }, error);
  if (fact.is !== 'denied' || error.status !== 403) return fact;
  return known(isCertain(error, asked) ? forbidden(error) : { is: 'hidden', message: messageOf(error) });
}

/**
 * Without s3:ListBucket S3 answers 403 for a missing key too, and then names that very action; a text that names a kms
 * action is about an object that was found.
 */
function isCertain({ message }: AwsError, { mayList }: Asked): boolean {
  if (/\bs3:ListBucket\b/.test(message)) return false;
  return mayList || /\bkms:\w+/.test(message);
}

function archived({ details }: AwsError): ObjectRead {
  const { StorageClass: storageClass } = details;
  return {
    is: 'archived',
    head: null,
    storageClass: typeof storageClass === 'string' ? storageClass : null,
    restoring: false,
  };
}

const forbidden = (error: AwsError): ObjectRead => ({
  is: 'forbidden',
  head: null,
  code: error.name,
  message: messageOf(error),
});

const messageOf = (error: AwsError): string | null => (error.hasWords ? detailOf({ ...error, name: '' }) : null);

/** «The object was stored using a form of Server Side Encryption. The correct parameters must be provided …». */
const wantsCustomerKey = ({ name, message }: AwsError): boolean =>
  name === 'InvalidRequest' && /server[ -]side encryption/i.test(message);
