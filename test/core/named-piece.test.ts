import { describe, expect, it } from 'vitest';
import { namedPiece } from '../../src/core/named-piece.ts';

describe('name=value at the beginning of a text', () => {
  it.each<[string, string, string, string]>([
    ['days=3', 'days', '3', ''],
    ['days=3 to=logs', 'days', '3', 'to=logs'],
    ['reason="it burns" ticket=1', 'reason', 'it burns', 'ticket=1'],
    ["reason='it burns'", 'reason', 'it burns', ''],
    ['"reason=it burns" ticket=1', 'reason', 'it burns', 'ticket=1'],
    ['"reason=he said "no"" ticket=1', 'reason', 'he said "no"', 'ticket=1'],
    ['prefix= to=logs', 'prefix', '', 'to=logs'],
    ['prefix=', 'prefix', '', ''],
    ['prefix=a=b', 'prefix', 'a=b', ''],
    ['prefix="a', 'prefix', '"a', ''],
  ])('%s', (text, name, value, rest) => {
    expect(namedPiece(text)).toEqual({ name, value, rest });
  });

  it.each(['', 'soon', '=3', '"soon" days=3', 'soon days=3'])('is not there: %j', (text) => {
    expect(namedPiece(text)).toBeNull();
  });
});
