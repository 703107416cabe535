import { expect, it } from 'vitest';
import { parseParams } from '../../../../../src/sandbox/aws/services/protocols/params.ts';

it.each([
  ['A=1&B=x+y%26z', { A: '1', B: 'x y&z' }],
  ['Tags.member.1.Key=a&Tags.member.1.Value=b&Tags.member.2.Key=c', { Tags: [{ Key: 'a', Value: 'b' }, { Key: 'c' }] }],
  ['Filter.1.Name=n&Filter.1.Value.1=x&Filter.1.Value.2=y', { Filter: [{ Name: 'n', Value: ['x', 'y'] }] }],
  ['L.member.10=j&L.member.2=b', { L: ['b', 'j'] }],
  ['Tags=', { Tags: '' }],
  ['', {}],
])('reads %s', (form, expected) => {
  expect(parseParams(form)).toEqual(expected);
});
