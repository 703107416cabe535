import type { ErrorText } from './types.ts';

/** What is known when causes are compared with a text. */
export interface Said extends ErrorText {
  readonly code: string | null;
  readonly status: number | null;
  /** The operation that was called: `CopyObject`. */
  readonly operation?: string | null;
}

/** Causes that a text leaves open, as ids with spaces between; always, or only where `when` says so. */
export interface Fit {
  readonly ids: string;
  readonly when?: (said: Said) => boolean;
}

/** Conditions on request headers that only writes have. */
const writes = ({ action }: Said): boolean => /^s3:(?:Put|Replicate|Initiate|Restore)/.test(action ?? '');
const writesObjects = ({ action }: Said): boolean => /^s3:(?:PutObject|ReplicateObject)/.test(action ?? '');
const ofAccessPoint = ({ resource }: Said): boolean => /:accesspoint\//.test(resource ?? '');
const ofBucket = ({ resource }: Said): boolean => resource === null || /^arn:[\w-]+:s3:::/.test(resource);
const anonymous = ({ principal }: Said): boolean => principal === null || /anonymous/i.test(principal);
const byService = ({ principal }: Said): boolean => /\.amazonaws\.com$|cloudfront/i.test(principal ?? '');
const bySession = ({ principal }: Said): boolean => /:assumed-role\/|:federated-user\//.test(principal ?? '');

/**
 * What each layer's words leave open, most common first. The words name the layer but not the statement, so every cause
 * that lies in that layer fits (S3 user guide, «Troubleshoot access denied (403 Forbidden) errors»). Block Public Access
 * and access point policies speak as «resource-based policy» (the same page).
 */
export const ofLayers: Readonly<Record<string, readonly Fit[]>> = {
  'identity implicit': [
    { ids: 'C01 C03 C04 C05 C10' },
    { ids: 'C11 C13 C14 E06 C12' },
    { ids: 'A16' },
    { ids: 'D28', when: ofBucket },
  ],
  'identity explicit': [
    { ids: 'C02' },
    { ids: 'C09', when: bySession },
    { ids: 'C13 C11 E06 E07 E10 E12 E14 E15 A12 A15' },
    { ids: 'F13 F14', when: writesObjects },
  ],
  'resource implicit': [
    { ids: 'D05 D06 D02', when: ofAccessPoint },
    { ids: 'D02', when: ofBucket },
    { ids: 'A10', when: anonymous },
    { ids: 'G01 G02 G12', when: byService },
    { ids: 'D03 D12 D13 D17 E09' },
    { ids: 'D06', when: ofBucket },
    { ids: 'D15 F13', when: writesObjects },
    { ids: 'C05 C11 D28 E06 E15 A10' },
  ],
  'resource explicit': [
    { ids: 'D05 D07', when: ofAccessPoint },
    { ids: 'D01 D19' },
    { ids: 'D05', when: ofBucket },
    { ids: 'D20 D21 E06 E07 E08 E09' },
    { ids: 'F13 F14 F16 D15 D36', when: writesObjects },
    { ids: 'G12', when: byService },
    { ids: 'D04 D24 D29 E12 E15 C13 A12 D07 D08' },
  ],
  'permissions_boundary implicit': [{ ids: 'C06 C05 C11' }],
  'permissions_boundary explicit': [{ ids: 'C07 E06 C13 E10' }],
  'session implicit': [{ ids: 'C08 D30' }],
  'session explicit': [{ ids: 'C08' }],
  'scp implicit': [{ ids: 'E01' }],
  'scp explicit': [{ ids: 'E02 E10 E14 E12 E06 E07' }, { ids: 'F13 F14', when: writes }],
  'rcp explicit': [{ ids: 'E03 E09 E12 E07 E06 E08' }],
  'vpc_endpoint implicit': [{ ids: 'E04 E14 E06' }],
  'vpc_endpoint explicit': [{ ids: 'E05 E14 E09' }],
  'vpc_endpoint null': [{ ids: 'E04 E05 E14' }],
  'role_trust implicit': [{ ids: 'A16' }],
  'role_trust explicit': [{ ids: 'A16' }],
};

/** The same for keys: a key policy, what limits it, and grants (KMS developer guide, «Troubleshooting key access»). */
export const ofKeys: Readonly<Record<string, readonly Fit[]>> = {
  'identity implicit': [
    { ids: 'F03 F04', when: ({ action }) => /GenerateDataKey/.test(action ?? '') },
    { ids: 'F01 F04', when: ({ action }) => !/GenerateDataKey/.test(action ?? '') },
    { ids: 'F21 F09 F02 C05' },
  ],
  'identity explicit': [{ ids: 'C02 F11' }],
  'resource implicit': [{ ids: 'F02 F09 F10 F11 F05 F21' }],
  'resource explicit': [{ ids: 'F02 F10 F11' }],
  'scp implicit': [{ ids: 'F17 E01' }],
  'scp explicit': [{ ids: 'F17 E02' }],
  'rcp explicit': [{ ids: 'F17 E03' }],
};

/** What a cause leaves open where no layer is named: the same code, or the same plain words, have other reasons, too. */
export const ofCauses: Readonly<Record<string, readonly Fit[]>> = {
  A01: [{ ids: 'A15 A07 A05 A17' }],
  A02: [{ ids: 'A08 G13' }],
  A04: [{ ids: 'A07' }],
  A05: [{ ids: 'A17 A04' }],
  A06: [{ ids: 'A07 A03' }],
  A08: [{ ids: 'A02' }],
  A10: [{ ids: 'D17 D22 B10 F18' }],
  A16: [{ ids: 'C01 A15' }],
  B01: [{ ids: 'B03 B13' }],
  B03: [{ ids: 'B01' }],
  B05: [{ ids: 'B07 G04' }],
  B06: [{ ids: 'B05 C01 D02' }],
  B07: [{ ids: 'B09' }],
  B09: [{ ids: 'D34 B07 B11' }],
  B10: [{ ids: 'A10 D02 B06 D17 D19 F18' }],
  D14: [{ ids: 'D12' }],
  D25: [{ ids: 'D24 C13' }],
  D31: [{ ids: 'C01 E02 E04' }],
  D34: [{ ids: 'B09 C01' }],
  D35: [{ ids: 'D03' }],
  F05: [{ ids: 'F02 F08 F09 F11' }],
  F07: [{ ids: 'F19 F06' }],
  F08: [{ ids: 'F15 F05' }],
  G08: [{ ids: 'D33' }],
  G14: [{ ids: 'X02' }],
  G15: [{ ids: 'C01 D02 F01' }],
  X01: [{ ids: 'D01 C02 E02 E03 C07 C08 E05 D19 D05' }],
  // AWS names no policy across organizations, to anonymous callers and for directory buckets (the same S3 page).
  X02: [
    { ids: 'D02 C01 D01 B06' },
    { ids: 'A10', when: anonymous },
    { ids: 'D19 D13 D12 D22 A13 D30 D31 E04 E05 D17 D11 B15 C12' },
    { ids: 'G06 G08 G12 D33', when: byService },
  ],
  // A HEAD of an expired token, a wrong Region or an SSE-C object without its key is a bare 400 (S3 API, HeadObject).
  X03: [
    { ids: 'F20 A04 A05 B03 A09 F06 F07 F08', when: ({ status }) => status === 400 },
    { ids: 'B06 C01 D02 D01 A10 F01 F02 A01 A02 A03 D19 D22 A13', when: ({ status }) => status !== 400 },
  ],
};
