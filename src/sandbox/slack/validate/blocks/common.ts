import { type Fields, object, oneOf, type Shape } from '../shape.ts';
import { id } from '../elements/common.ts';

type Rule = Parameters<typeof object>[1];

/** A block of this type: every block may have a `block_id`. */
export function block(name: string, { required, optional }: Fields, rule?: Rule): Shape {
  return object({ required: { type: oneOf(name), ...required }, optional: { block_id: id, ...optional } }, rule);
}
