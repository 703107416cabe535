import type { Place } from '../../core/change.ts';
import { visibleLine } from '../../core/visible.ts';
import { maskedAccount } from './redacted.ts';

/** Where a change is made, for everybody's eyes. */
export const placeName = ({ bucket, account }: Place): string =>
  bucket === null ? `account ${maskedAccount(account)}` : visibleLine(bucket);
