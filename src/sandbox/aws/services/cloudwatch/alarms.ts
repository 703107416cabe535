import { z } from 'zod';
import { page } from '../protocols/paging.ts';
import { listOf, text, whole } from '../protocols/schema.ts';
import type { Context } from '../protocols/api.ts';
import { api } from './api.ts';
import type { Alarm } from './state.ts';

const putMetricAlarm = api({
  name: 'PutMetricAlarm',
  input: z.looseObject({ AlarmName: text, ComparisonOperator: text, EvaluationPeriods: whole }),
  resource: ({ AlarmName }, context) => alarmArn(context, AlarmName),
  run(context, definition) {
    const { account, region, at: updated, state } = context;
    const arn = alarmArn(context, definition.AlarmName);
    const before = state.cloudwatch.alarms.get(arn);
    // Nothing evaluates alarms here: a new one has no data yet and stays so.
    const alarmState = before?.state ?? 'INSUFFICIENT_DATA';
    state.cloudwatch.alarms.set(arn, { account, region, arn, updated, definition, state: alarmState });
    return {};
  },
});

const describeAlarms = api({
  name: 'DescribeAlarms',
  input: z.object({
    AlarmNames: listOf(text).optional(),
    AlarmNamePrefix: text.optional(),
    StateValue: z.enum(['OK', 'ALARM', 'INSUFFICIENT_DATA']).optional(),
    MaxRecords: whole.min(1).max(100).optional(),
    NextToken: text.optional(),
  }),
  run({ state, account, region }, { AlarmNames, AlarmNamePrefix = '', StateValue, MaxRecords, NextToken }) {
    const found = [...state.cloudwatch.alarms.values()]
      .filter((alarm) => alarm.account === account && alarm.region === region)
      .filter(({ definition }) => AlarmNames?.includes(definition.AlarmName) ?? true)
      .filter(({ definition }) => definition.AlarmName.startsWith(AlarmNamePrefix))
      .filter((alarm) => StateValue === undefined || alarm.state === StateValue);
    const { items, next } = page(found, { size: MaxRecords ?? 50, token: NextToken, invalid: 'InvalidNextToken' });
    return { MetricAlarms: items.map(view), CompositeAlarms: [], NextToken: next };
  },
});

const deleteAlarms = api({
  name: 'DeleteAlarms',
  input: z.object({ AlarmNames: listOf(text) }),
  run(context, { AlarmNames }) {
    for (const name of AlarmNames) context.state.cloudwatch.alarms.delete(alarmArn(context, name));
    return {};
  },
});

function view({ arn, updated, definition, state }: Alarm) {
  return {
    ActionsEnabled: true,
    ...definition,
    AlarmArn: arn,
    AlarmConfigurationUpdatedTimestamp: updated,
    StateValue: state,
    StateUpdatedTimestamp: updated,
  };
}

const alarmArn = ({ account, region }: Context, name: string): string =>
  `arn:aws:cloudwatch:${region}:${account}:alarm:${name}`;

export const alarmApis = [putMetricAlarm, describeAlarms, deleteAlarms];
