import type { Content, Contents } from './xml.ts';

/** A document as the SDK takes it, such as `{ Rules: [{ … }] }`. */
export type SdkShape = { readonly [name: string]: SdkValue };
type SdkValue = string | number | boolean | Date | null | undefined | object | readonly SdkValue[];

/** How the SDK's name of a list is written: as repeated elements of that name, or inside one. */
const lists: Readonly<Record<string, { readonly element: string; readonly inside?: string }>> = {
  Rules: { element: 'Rule' },
  CORSRules: { element: 'CORSRule' },
  AllowedHeaders: { element: 'AllowedHeader' },
  AllowedMethods: { element: 'AllowedMethod' },
  AllowedOrigins: { element: 'AllowedOrigin' },
  ExposeHeaders: { element: 'ExposeHeader' },
  Transitions: { element: 'Transition' },
  NoncurrentVersionTransitions: { element: 'NoncurrentVersionTransition' },
  Tags: { element: 'Tag' },
  Events: { element: 'Event' },
  FilterRules: { element: 'FilterRule' },
  TopicConfigurations: { element: 'TopicConfiguration' },
  QueueConfigurations: { element: 'QueueConfiguration' },
  LambdaFunctionConfigurations: { element: 'CloudFunctionConfiguration' },
  Tierings: { element: 'Tiering' },
  EncryptionType: { element: 'EncryptionType' },
  TagSet: { element: 'Tag', inside: 'TagSet' },
  RoutingRules: { element: 'RoutingRule', inside: 'RoutingRules' },
  TargetGrants: { element: 'Grant', inside: 'TargetGrants' },
  OptionalFields: { element: 'Field', inside: 'OptionalFields' },
};

/** Names of which the XML has another, by the element around them. */
const renamed: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Filter: { Key: 'S3Key' },
  TopicConfiguration: { TopicArn: 'Topic' },
  QueueConfiguration: { QueueArn: 'Queue' },
  CloudFunctionConfiguration: { LambdaFunctionArn: 'CloudFunction' },
};

/** A document in the SDK's shape as the XML that the SDK would send. `within` is the element it is the content of. */
export function fromSdk(shape: object, within: string): Contents {
  const entries = Object.entries(shape).map(([name, value]): readonly [string, Content] => {
    const list = Array.isArray(value) ? (lists[name] ?? { element: name }) : null;
    if (list === null) {
      const element = renamed[within]?.[name] ?? name;
      return [element, valueOf(value as SdkValue, element)];
    }
    const content = (value as readonly SdkValue[]).map((one) => valueOf(one, list.element));
    return list.inside === undefined ? [list.element, content] : [list.inside, { [list.element]: content }];
  });
  return Object.fromEntries(entries);
}

function valueOf(value: SdkValue, within: string): Content {
  if (value instanceof Date || typeof value !== 'object' || value === null) return value;
  return fromSdk(value, within);
}
