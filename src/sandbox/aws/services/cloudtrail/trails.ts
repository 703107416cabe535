import { z } from 'zod';
import { text } from '../protocols/schema.ts';
import type { Context } from '../protocols/api.ts';
import { AwsError } from '../../service.ts';
import { api } from './api.ts';
import type { Trail } from './state.ts';

const selectors = z.array(z.record(z.string(), z.unknown())).optional();

/** What a trail records when nobody says otherwise: management events, no data events. */
export const managementOnly = [
  { ReadWriteType: 'All', IncludeManagementEvents: true, DataResources: [], ExcludeManagementEventSources: [] },
];

const createTrail = api({
  name: 'CreateTrail',
  input: z.object({ Name: text, S3BucketName: text, IsMultiRegionTrail: z.boolean().optional() }),
  resource: ({ Name }, context) => trailArn(context, Name),
  run(context, { Name: name, S3BucketName: bucket, IsMultiRegionTrail: multiRegion = false }) {
    const { state, account, region } = context;
    const arn = trailArn(context, name);
    if (state.cloudtrail.trails.has(arn))
      throw new AwsError('TrailAlreadyExistsException', 400, `Trail ${name} already exists for customer: ${account}`);
    const trail: Trail = {
      name,
      arn,
      account,
      homeRegion: region,
      bucket,
      multiRegion,
      organization: false,
      logging: false,
      eventSelectors: managementOnly,
      advancedEventSelectors: [],
    };
    state.cloudtrail.trails.set(arn, trail);
    return view(trail);
  },
});

const startLogging = api({
  name: 'StartLogging',
  input: z.object({ Name: text }),
  resource: ({ Name }, context) => trailArn(context, Name),
  run(context, { Name }) {
    const trail = trailOf(context, Name);
    context.state.cloudtrail.trails.set(trail.arn, { ...trail, logging: true });
    return {};
  },
});

const describeTrails = api({
  name: 'DescribeTrails',
  input: z.object({ trailNameList: z.array(text).optional() }),
  run(context, { trailNameList: names = [] }) {
    const visible = trailsOf(context);
    const shown =
      names.length === 0 ? visible : visible.filter(({ name, arn }) => names.includes(name) || names.includes(arn));
    return { trailList: shown.map(view) };
  },
});

const getTrailStatus = api({
  name: 'GetTrailStatus',
  input: z.object({ Name: text }),
  resource: ({ Name }, context) => trailArn(context, Name),
  run: (context, { Name }) => ({ IsLogging: trailOf(context, Name).logging }),
});

const getEventSelectors = api({
  name: 'GetEventSelectors',
  input: z.object({ TrailName: text }),
  resource: ({ TrailName }, context) => trailArn(context, TrailName),
  run(context, { TrailName }) {
    const { arn, eventSelectors, advancedEventSelectors } = trailOf(context, TrailName);
    const advanced = advancedEventSelectors.length > 0;
    return {
      TrailARN: arn,
      EventSelectors: advanced ? null : eventSelectors,
      AdvancedEventSelectors: advanced ? advancedEventSelectors : null,
    };
  },
});

const putEventSelectors = api({
  name: 'PutEventSelectors',
  input: z.object({ TrailName: text, EventSelectors: selectors, AdvancedEventSelectors: selectors }),
  resource: ({ TrailName }, context) => trailArn(context, TrailName),
  run(context, { TrailName, EventSelectors = [], AdvancedEventSelectors = [] }) {
    const trail = trailOf(context, TrailName);
    const changed = { ...trail, eventSelectors: EventSelectors, advancedEventSelectors: AdvancedEventSelectors };
    context.state.cloudtrail.trails.set(trail.arn, changed);
    return { TrailARN: trail.arn, EventSelectors, AdvancedEventSelectors };
  },
});

/** The trails that work in this region: its own, and those of all regions. */
function trailsOf({ state, account, region }: Context): readonly Trail[] {
  const own = [...state.cloudtrail.trails.values()].filter((trail) => trail.account === account);
  return own.filter(({ homeRegion, multiRegion }) => multiRegion || homeRegion === region);
}

function trailOf(context: Context, name: string): Trail {
  const found = trailsOf(context).find((trail) => trail.name === name || trail.arn === name);
  if (found !== undefined) return found;
  throw new AwsError('TrailNotFoundException', 400, `Unknown trail: ${name} for the user: ${context.account}`);
}

const trailArn = ({ account, region }: Context, name: string): string =>
  name.startsWith('arn:') ? name : `arn:aws:cloudtrail:${region}:${account}:trail/${name}`;

function view({ name, arn, bucket, multiRegion, homeRegion, organization, advancedEventSelectors }: Trail) {
  return {
    Name: name,
    TrailARN: arn,
    S3BucketName: bucket,
    IncludeGlobalServiceEvents: true,
    IsMultiRegionTrail: multiRegion,
    HomeRegion: homeRegion,
    IsOrganizationTrail: organization,
    HasCustomEventSelectors: advancedEventSelectors.length > 0,
    LogFileValidationEnabled: true,
  };
}

export const trailApis = [
  createTrail,
  startLogging,
  describeTrails,
  getTrailStatus,
  getEventSelectors,
  putEventSelectors,
];
