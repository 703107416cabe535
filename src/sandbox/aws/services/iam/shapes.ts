import { z } from 'zod';
import { page } from '../protocols/paging.ts';
import { text, whole } from '../protocols/schema.ts';
import type { Output } from '../protocols/protocol.ts';
import type { EntityKind } from './state.ts';

/** Pages of IAM: `MaxItems` and `Marker` in, `IsTruncated` and `Marker` out. */
export const paging = { MaxItems: whole.min(1).max(1000).optional(), Marker: text.optional() };
export const pathPrefix = z.string().optional();

export interface Paging {
  readonly MaxItems?: number | undefined;
  readonly Marker?: string | undefined;
}

export function listing(list: string, all: readonly unknown[], { MaxItems, Marker }: Paging): Output {
  const { items, next } = page(all, { size: MaxItems ?? 100, token: Marker, invalid: 'ValidationError' });
  return { [list]: items, IsTruncated: next !== null, Marker: next };
}

/** `RoleName`, `UserName` or `GroupName` as `name`, beside the rest of an input. */
export function entityInput<Shape extends z.ZodRawShape>(kind: EntityKind, shape: Shape) {
  const key = `${kind}Name`;
  const named = z.object({ [key]: text }).transform((input) => ({ name: input[key] ?? '' }));
  return z.intersection(named, z.object(shape));
}
