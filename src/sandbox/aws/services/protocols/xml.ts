import { XMLBuilder } from 'fast-xml-parser';

const builder = new XMLBuilder({ ignoreAttributes: false, attributeNamePrefix: '@', suppressEmptyNode: true });

/**
 * A document from plain values. Lists become repeated `<member>` (Query) or `<item>` (EC2) elements, maps
 * `<entry>` elements, dates ISO 8601; null and undefined are left out.
 */
export function xml(root: string, namespace: string | null, content: object, listTag: 'member' | 'item'): string {
  const attributes = namespace === null ? {} : { '@xmlns': namespace };
  const body: string = builder.build({ [root]: { ...attributes, ...elements(content, listTag) } });
  return `<?xml version="1.0" encoding="UTF-8"?>\n${body}`;
}

function elements(content: object, listTag: string): Record<string, unknown> {
  const kept = Object.entries(content).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(kept.map(([name, value]) => [name, element(value, listTag)]));
}

function element(value: unknown, listTag: string): unknown {
  if (value instanceof Date) return isoSeconds(value);
  if (value instanceof Map) return { entry: [...value].map(([key, one]) => ({ key, value: element(one, listTag) })) };
  if (Array.isArray(value)) return { [listTag]: value.map((one) => element(one, listTag)) };
  if (typeof value === 'object' && value !== null) return elements(value, listTag);
  return String(value);
}

/** IAM, STS and EC2 write whole seconds: `2026-10-01T12:00:00Z`. */
function isoSeconds(date: Date): string {
  return date.toISOString().replace(/\.\d{3}Z$/, 'Z');
}
