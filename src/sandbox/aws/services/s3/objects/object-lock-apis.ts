import { type BucketApi, empty, type Route, xmlAnswer } from '../api.ts';
import { accessDenied } from '../errors.ts';
import { hasObjectLock } from '../settings/facts.ts';
import type { Retention } from '../state.ts';
import { parseXml, textOf, malformedXml, xmlDocument } from '../xml.ts';
import { needsLock, noLockConfiguration, retentionOf } from './lock.ts';
import { find, replace } from './versions.ts';

const getObjectRetention: BucketApi = {
  name: 'GetObjectRetention',
  action: 's3:GetObjectRetention',
  on: 'object',
  run(ask) {
    needsLock(hasObjectLock(ask.bucket));
    const { retention } = find(ask).data;
    if (retention === null) throw noLockConfiguration();
    return xmlAnswer(xmlDocument('Retention', { Mode: retention.mode, RetainUntilDate: retention.until }));
  },
};

const putObjectRetention: BucketApi = {
  name: 'PutObjectRetention',
  action: 's3:PutObjectRetention',
  on: 'object',
  run(ask) {
    needsLock(hasObjectLock(ask.bucket));
    const version = find(ask);
    const document = parseXml(ask.call.body.toString(), 'Retention');
    const mode = textOf(document, 'Mode');
    const wanted = mode === null ? null : retentionOf(mode, textOf(document, 'RetainUntilDate') ?? '', ask.call.at);
    const bypassed = ask.call.headers['x-amz-bypass-governance-retention'] === 'true';
    if (loosens(version.data.retention, wanted, ask.call.at, bypassed)) throw accessDenied();
    replace(ask.bucket, version, { retention: wanted });
    return empty();
  },
};

/** Shortening needs the bypass; compliance mode can't be shortened by anybody. */
function loosens(before: Retention | null, wanted: Retention | null, now: Date, bypassed: boolean): boolean {
  if (before === null || before.until <= now) return false;
  if (before.mode === 'GOVERNANCE' && bypassed) return false;
  const shorter = wanted === null || wanted.until < before.until;
  return shorter || (before.mode === 'COMPLIANCE' && wanted.mode !== 'COMPLIANCE');
}

const getObjectLegalHold: BucketApi = {
  name: 'GetObjectLegalHold',
  action: 's3:GetObjectLegalHold',
  on: 'object',
  run(ask) {
    needsLock(hasObjectLock(ask.bucket));
    const { legalHold } = find(ask).data;
    return xmlAnswer(xmlDocument('LegalHold', { Status: legalHold ? 'ON' : 'OFF' }));
  },
};

const putObjectLegalHold: BucketApi = {
  name: 'PutObjectLegalHold',
  action: 's3:PutObjectLegalHold',
  on: 'object',
  run(ask) {
    needsLock(hasObjectLock(ask.bucket));
    const status = textOf(parseXml(ask.call.body.toString(), 'LegalHold'), 'Status');
    if (status !== 'ON' && status !== 'OFF') throw malformedXml();
    replace(ask.bucket, find(ask), { legalHold: status === 'ON' });
    return empty();
  },
};

export const objectLockRoutes: readonly Route[] = [
  { method: 'GET', on: 'object', query: ['retention'], api: getObjectRetention },
  { method: 'PUT', on: 'object', query: ['retention'], api: putObjectRetention },
  { method: 'GET', on: 'object', query: ['legal-hold'], api: getObjectLegalHold },
  { method: 'PUT', on: 'object', query: ['legal-hold'], api: putObjectLegalHold },
];
