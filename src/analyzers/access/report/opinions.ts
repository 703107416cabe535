import type { Fact } from '../../../core/fact.ts';
import type { Facts } from '../../../core/facts.ts';
import type { PublicCheck, SimulatedAction, Simulation } from '../../../core/second-opinions.ts';
import type { TableSection, Section } from '../../../core/report.ts';
import { publicStatements } from '../../../policy/public.ts';
import { causesOf } from '../error-text/causes-of.ts';
import type { Layer } from '../../../policy/decision.ts';
import type { Explained } from '../explain.ts';
import { layerNames } from './layer-names.ts';

type Row = readonly [who: string, says: string, ours: string, agree: string];

/**
 * What AWS's own tools say, beside what Cooper says, and why they may differ. The simulator knows neither resource control
 * policies, session and endpoint policies, Block Public Access, ACLs nor, for roles, bucket policies (IAM API reference,
 * SimulatePrincipalPolicy).
 */
export function opinions(facts: Facts, explained: Explained): readonly Section[] {
  const rows = [...pasted(explained), ...simulated(facts.reads.simulation, explained), ...isPublic(facts, explained)];
  if (rows.length === 0) return [];
  const columns: TableSection['columns'] = ['Second opinion', 'Says', 'Cooper says', 'Agree?'].map((name) => ({
    name,
    align: 'left',
  }));
  const folded = rows.every(([, , , agree]) => agree === 'yes');
  const title = folded ? "AWS's own tools agree" : "Second opinions of AWS's own tools";
  return [{ is: 'table', title, folded, columns, rows }];
}

/** AWS's own words name one reason, and never another layer than the one that refused. */
function pasted({ asks: { said }, causes }: Explained): readonly Row[] {
  if (said === null || said.cause === null) return [];
  const [first] = causes;
  const layer = said.policyType?.replaceAll('_', ' ') ?? 'no layer named';
  const says = `${said.effect ?? 'no'} denial, ${layer}${said.action === null ? '' : `, of ${said.action}`}`;
  const ours = first === undefined ? 'nothing refuses it' : `${first.id}: ${first.title}`;
  const fits = first !== undefined && causesOf(said).includes(first.id);
  return [
    ['AWS, in the pasted error', says, ours, fits ? 'yes' : 'no: what was read has changed since, or is not all'],
  ];
}

function simulated(fact: Fact<Simulation> | undefined, { legs }: Explained): readonly Row[] {
  if (fact?.is !== 'known') return [];
  return fact.value.actions.flatMap((simulation): Row[] => {
    const leg = legs.find(({ need }) => need.action.toLowerCase() === simulation.action.toLowerCase());
    if (leg === undefined) return [];
    const { decision } = leg.weighed;
    const says = `${simulation.decision} for ${simulation.action}${byOrganization(simulation)}`;
    const agree = (simulation.decision === 'allowed') === (decision === 'allow');
    const why = agree ? 'yes' : `no: it does not look at ${overlooked(leg.weighed.blockedBy)}`;
    return [
      ['IAM policy simulator', says, decision.replaceAll('_', ' '), decision === 'depends' ? 'cannot be told' : why],
    ];
  });
}

const byOrganization = ({ allowedByOrganizations }: SimulatedAction): string =>
  allowedByOrganizations === false ? ' (the organization does not allow it)' : '';

function overlooked(layers: readonly Layer[]): string {
  const blind = layers.filter((layer) => !['identity', 'permissions_boundary', 'scp'].includes(layer));
  return blind.length === 0 ? 'the resource side' : layerNames(blind);
}

/** Three words on the same thing: S3's policy status, Access Analyzer's check, and ours. */
function isPublic({ reads: { policyStatus, publicCheck } }: Facts, { legs }: Explained): readonly Row[] {
  const policy = legs.find(({ need }) => !need.action.startsWith('kms:'))?.policies.resource ?? null;
  if (policy === null) return [];
  const statements = publicStatements(policy);
  const ours = statements.length > 0;
  const said = ours ? `public, by statement ${statements.join(', ')}` : 'not public';
  const agree = (theirs: boolean): string => (theirs === ours ? 'yes' : 'no');
  return [
    ...(policyStatus?.is === 'known' ? [statusRow(policyStatus.value.IsPublic, said, agree)] : []),
    ...(publicCheck?.is === 'known' ? [checkRow(publicCheck.value, said, agree)] : []),
  ];
}

const statusRow = (theirs: boolean, said: string, agree: (theirs: boolean) => string): Row => [
  'S3 policy status',
  theirs ? 'public' : 'not public',
  said,
  agree(theirs),
];

/** It counts other keys than S3 does, and says so in its reasons (IAM Access Analyzer API reference, CheckNoPublicAccess). */
function checkRow({ result, reasons }: PublicCheck, said: string, agree: (theirs: boolean) => string): Row {
  const why = reasons.map(({ description }) => description).join('; ');
  return [
    'Access Analyzer',
    result === 'FAIL' ? `public access: ${why}` : 'no public access',
    said,
    agree(result === 'FAIL'),
  ];
}
