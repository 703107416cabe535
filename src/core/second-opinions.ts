/** What IAM's policy simulator says, which looks at fewer layers than S3 does (IAM API reference, SimulatePrincipalPolicy). */
export interface Simulation {
  /** The user or role that was simulated: of a session, its role. */
  readonly principal: string;
  readonly resource: string;
  readonly actions: readonly SimulatedAction[];
}

export interface SimulatedAction {
  readonly action: string;
  readonly decision: 'allowed' | 'explicitDeny' | 'implicitDeny';
  /** Null when the simulator says nothing of service control policies. */
  readonly allowedByOrganizations: boolean | null;
  readonly allowedByBoundary: boolean | null;
  /** How many statements it says matched. It never counts those of service control policies. */
  readonly matchedStatements: number;
  /** Condition keys that it would have needed a value for. */
  readonly missingContext: readonly string[];
}

/** IAM Access Analyzer's word on whether a bucket policy grants public access, without Block Public Access. */
export interface PublicCheck {
  readonly result: 'PASS' | 'FAIL';
  readonly reasons: readonly { readonly description: string; readonly statementId: string | null }[];
}
