/**
 * Everything the local AWS remembers, as the documents that AWS itself uses. Each service declares its own slice in
 * `services/<name>/state.ts`.
 */
export interface State {
  /** Set by each service's slice. */
}
