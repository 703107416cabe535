export interface AccessAnalyzerState {
  /** What CheckNoPublicAccess is to say of a policy, by its text: the local AWS evaluates no policies itself. */
  readonly opinions: Map<string, Opinion>;
}

export interface Opinion {
  readonly result: 'PASS' | 'FAIL';
  readonly reasons: readonly { readonly description: string; readonly statementIndex: number }[];
}

export function newAccessAnalyzerState(): AccessAnalyzerState {
  return { opinions: new Map() };
}
