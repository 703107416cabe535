import type { PolicyDocument, PolicyStatement } from '../../../core/settings.ts';
import type { Leg } from '../legs/leg.ts';
import type { PolicyLayer } from '../legs/policy-layer.ts';
import { exactArn, resourceFor } from './exact-arn.ts';
import { freshSid } from './sid.ts';
import { onlyFor, type Who } from './who.ts';

type Condition = NonNullable<PolicyStatement['Condition']>;

/** One more statement that allows just this: this principal, this action, this resource. Null where none can be written. */
export function newStatement(
  leg: Leg,
  layer: PolicyLayer,
  document: PolicyDocument | null,
  who: Who | null,
  withContext: boolean,
): PolicyStatement | null {
  const resource = resourceIn(leg, layer, document);
  const speaker = who ? toWho(layer, who) : toService(leg, layer);
  if (resource === null || speaker === null) return null;
  const { action } = leg.need;
  const condition = { ...speaker.condition, ...merged(throughPoint(leg, layer), withContext ? context(leg) : {}) };
  return {
    Sid: freshSid(`Allow${action.split(':')[1] ?? ''}`, document),
    Effect: 'Allow',
    ...(speaker.principal === null ? {} : { Principal: speaker.principal }),
    Action: action,
    Resource: resource,
    ...(Object.keys(condition).length === 0 ? {} : { Condition: condition }),
  };
}

function resourceIn(leg: Leg, layer: PolicyLayer, document: PolicyDocument | null): string | null {
  const { arn, everything } = resourceFor(leg, layer);
  if (everything) return '*';
  return exactArn(arn, document === null ? '2012-10-17' : document.Version);
}

interface Speaker {
  readonly principal: NonNullable<PolicyStatement['Principal']> | null;
  readonly condition: Condition;
}

/**
 * A policy of one's own says no name. A boundary may hang on many. A gateway endpoint takes a principal only as a
 * condition: https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html#vpc-endpoint-policies-gateway
 */
function toWho(layer: PolicyLayer, who: Who): Speaker | null {
  switch (layer) {
    case 'identity':
      return { principal: null, condition: {} };
    case 'permissions_boundary':
      return { principal: null, condition: onlyFor(who) };
    case 'vpc_endpoint':
      return { principal: '*', condition: onlyFor(who) };
    case 'resource':
    case 'access_point':
      return { principal: { AWS: who.arn }, condition: who.isRoot ? onlyFor(who) : {} };
    case 'scp':
    case 'rcp':
    case 'session':
      return null;
  }
}

/**
 * A service acts for anybody, so only with the resource for which it acts is it one principal.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
 */
function toService({ principal: { service }, valueOf }: Leg, layer: PolicyLayer): Speaker | null {
  const [source, ...more] = known(valueOf('aws:SourceArn'));
  if (service === null || source === undefined || more.length > 0 || layer !== 'resource') return null;
  return { principal: { Service: service }, condition: { ArnEquals: { 'aws:SourceArn': source } } };
}

/** The bucket lets in what comes through this access point, and nothing past it. */
function throughPoint({ about, valueOf }: Leg, layer: PolicyLayer): Condition {
  if (about.accessPoint === undefined || layer !== 'resource') return {};
  const [point] = known(valueOf('s3:DataAccessPointArn'));
  return point === undefined ? {} : { StringEquals: { 's3:DataAccessPointArn': point } };
}

const contextKey = 'kms:EncryptionContext:aws:s3:arn';

function context({ valueOf }: Leg): Condition {
  const [value] = known(valueOf(contextKey));
  return value === undefined ? {} : { StringEquals: { [contextKey]: value } };
}

const known = ({ status, values }: ReturnType<Leg['valueOf']>): readonly string[] =>
  status === 'unknown' ? [] : (values ?? []);

const merged = (one: Condition, other: Condition): Condition =>
  one['StringEquals'] && other['StringEquals']
    ? { StringEquals: { ...one['StringEquals'], ...other['StringEquals'] } }
    : { ...one, ...other };
