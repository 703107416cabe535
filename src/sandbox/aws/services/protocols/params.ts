/** Parameters of the Query protocols as a tree; every leaf is text. */
export type Params = string | readonly Params[] | { readonly [name: string]: Params };

type Branch = Map<string, Branch | string>;

/**
 * Form-encoded parameters as a tree: `Tags.member.1.Key=team` becomes `{ Tags: [{ Key: 'team' }] }`, and EC2's
 * `Filter.1.Value.1=x` becomes `{ Filter: [{ Value: ['x'] }] }`. An empty list arrives as an empty text.
 */
export function parseParams(form: string): { readonly [name: string]: Params } {
  const root: Branch = new Map();
  for (const [path, value] of new URLSearchParams(form)) plant(root, path.split('.'), value);
  return Object.fromEntries([...root].map(([name, child]) => [name, grown(child)]));
}

function plant(root: Branch, path: readonly string[], value: string): void {
  let branch = root;
  for (const name of path.slice(0, -1)) {
    const next = branch.get(name);
    const child: Branch = next instanceof Map ? next : new Map();
    if (child !== next) branch.set(name, child);
    branch = child;
  }
  branch.set(path.at(-1) ?? '', value);
}

function grown(branch: Branch | string): Params {
  if (typeof branch === 'string') return branch;
  const only = branch.size === 1 ? branch.get('member') : undefined;
  if (only instanceof Map && isList(only)) return grown(only);
  if (isList(branch)) return [...branch].sort(([a], [b]) => Number(a) - Number(b)).map(([, child]) => grown(child));
  return Object.fromEntries([...branch].map(([name, child]) => [name, grown(child)]));
}

const isList = (branch: Branch): boolean => branch.size > 0 && [...branch.keys()].every((name) => /^\d+$/.test(name));
