/** Where a policy document is kept that somebody may replace. */
export type PolicyPlace =
  | { readonly is: 'bucket'; readonly bucket: string }
  | { readonly is: 'key'; readonly arn: string }
  | { readonly is: 'access point'; readonly arn: string }
  | { readonly is: 'vpc endpoint'; readonly id: string }
  /** An inline policy, by its own name. */
  | { readonly is: 'inline'; readonly of: 'role' | 'user' | 'group'; readonly owner: string; readonly name: string }
  | { readonly is: 'managed'; readonly arn: string };
