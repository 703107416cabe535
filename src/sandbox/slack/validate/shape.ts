import { type Dict, isDict } from '../json.ts';

export type Surface = 'message' | 'modal' | 'home';

/** What is wrong with a payload, as `blocks.validate` says it: where (a JSON pointer), what kind, in words. */
export interface Fault {
  readonly pointer: string;
  readonly code: string;
  readonly message: string;
}

export interface Place {
  readonly pointer: string;
  readonly surface: Surface;
}

/** Judges one value. Shapes are made of shapes. */
export type Shape = (value: unknown, at: Place) => readonly Fault[];

interface Bounds {
  readonly min?: number;
  readonly max?: number;
}

export const fault = (at: Place, message: string, code = 'failed_constraint'): readonly Fault[] => [
  { pointer: at.pointer, code, message },
];

export const below = (at: Place, key: string | number): Place => ({ ...at, pointer: `${at.pointer}/${key}` });

export function text({ min = 0, max = Infinity }: Bounds = {}): Shape {
  return (value, at) => {
    if (typeof value !== 'string') return fault(at, 'must provide a string');
    if (value.length < min) return fault(at, `must be more than ${min - 1} characters`);
    return value.length > max ? fault(at, `must be less than ${max + 1} characters`) : [];
  };
}

export const flag: Shape = (value, at) => (typeof value === 'boolean' ? [] : fault(at, 'must provide a boolean'));

export const finite: Shape = (value, at) =>
  typeof value === 'number' && Number.isFinite(value) ? [] : fault(at, 'must provide a number');

export function integer({ min = -Infinity, max = Infinity }: Bounds = {}): Shape {
  return (value, at) => {
    if (!Number.isInteger(value)) return fault(at, 'must provide an integer');
    const number = Number(value);
    return number < min || number > max ? fault(at, `must be between ${min} and ${max}`) : [];
  };
}

export function oneOf(...words: readonly string[]): Shape {
  return (value, at) =>
    words.includes(String(value)) ? [] : fault(at, `must be one of: ${words.map((word) => `"${word}"`).join(', ')}`);
}

export function matching(pattern: RegExp, what: string): Shape {
  return (value, at) => (typeof value === 'string' && pattern.test(value) ? [] : fault(at, `must provide ${what}`));
}

export function list(item: Shape, { min = 0, max = Infinity }: Bounds = {}): Shape {
  return (value, at) => {
    if (!Array.isArray(value)) return fault(at, 'must provide an array');
    if (value.length < min) return fault(at, `no fewer than ${min} items allowed`);
    if (value.length > max) return fault(at, `no more than ${max} items allowed`);
    return value.flatMap((each, nth) => item(each, below(at, nth)));
  };
}

export interface Fields {
  readonly required?: Readonly<Record<string, Shape>>;
  readonly optional?: Readonly<Record<string, Shape>>;
}

/** An object with these fields and no others. `rule` sees the whole object once its fields are right. */
export function object(
  { required = {}, optional = {} }: Fields,
  rule?: (value: Dict, at: Place) => readonly Fault[],
): Shape {
  const shapes = { ...required, ...optional };
  return (value, at) => {
    if (!isDict(value)) return fault(at, 'must provide an object');
    const missing = Object.keys(required).filter((name) => value[name] === undefined || value[name] === null);
    const extra = Object.keys(value).filter((name) => !Object.hasOwn(shapes, name));
    const faults = [
      ...missing.flatMap((name) => fault(at, `missing required field: ${name}`)),
      ...extra.flatMap((name) => fault(at, `invalid additional property: ${name}`)),
      ...Object.entries(shapes).flatMap(([name, shape]) =>
        value[name] === undefined || value[name] === null ? [] : shape(value[name], below(at, name)),
      ),
    ];
    return faults.length === 0 && rule ? rule(value, at) : faults;
  };
}

/** One of several objects, told apart by `type`. */
export function tagged(shapes: Readonly<Record<string, Shape>>): Shape {
  return (value, at) => {
    if (!isDict(value)) return fault(at, 'must provide an object');
    const type = value['type'];
    if (type === undefined) return fault(at, 'missing required field: type');
    const shape = typeof type === 'string' && Object.hasOwn(shapes, type) ? shapes[type] : undefined;
    return shape ? shape(value, at) : fault(below(at, 'type'), `unsupported type: ${JSON.stringify(type)}`);
  };
}

/** The shape, on these surfaces only. */
export function only(surfaces: readonly Surface[], shape: Shape): Shape {
  return (value, at) =>
    surfaces.includes(at.surface)
      ? shape(value, at)
      : fault(below(at, 'type'), `unsupported type in a ${at.surface}: ${isDict(value) ? String(value['type']) : ''}`);
}

/** Judged when it runs: for shapes that contain each other. */
export const later =
  (shape: () => Shape): Shape =>
  (value, at) =>
    shape()(value, at);
