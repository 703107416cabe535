import { z } from 'zod';
import { accessJson, accessShape } from './access-json.ts';
import { changeJson, changeShape } from './change-json.ts';
import type { Refusal } from './errors.ts';
import type { Finding, Outcome } from './finding.ts';
import { type DiffSection, findingsOf, type Report, type Section } from './report.ts';
import { plain } from './words.ts';

/** Rises when a field changes its meaning or goes away; new fields may come without. */
const reportVersion = 'cooper.report/1';

const evidence = z.object({
  call: z.string().describe('The AWS call, such as GetBucketPolicyStatus'),
  saw: z.unknown().describe('What of its answer mattered'),
});

const finding = z.object({
  check: z.string().describe('The id of the check, such as access/public-by-policy'),
  title: z.string().describe('What a healthy bucket looks like'),
  severity: z.enum(['critical', 'high', 'medium', 'low']),
  outcome: z.enum(['fail', 'unknown', 'pass', 'not applicable']),
  because: z.string(),
  next: z.string().nullable().describe('What to do about a fail; null otherwise'),
  needs: z.array(z.string()).describe('IAM actions that would turn an unknown into an answer'),
  evidence: z.array(evidence),
  remedy: z.string().nullable().describe('The id of the remedy that would mend it'),
});

const diff = z.object({
  is: z.literal('diff'),
  title: z.string(),
  lines: z.array(z.object({ sign: z.enum([' ', '+', '-']), text: z.string() })),
});

const section = z.discriminatedUnion('is', [
  z.object({ is: z.literal('text'), title: z.string().nullable(), text: z.array(z.string()) }),
  z.object({
    is: z.literal('causes'),
    title: z.string(),
    folded: z.boolean().describe('Details that a face may fold away'),
    causes: z.array(z.string()).describe('Ids; the causes themselves are under `causes`'),
  }),
  z.object({
    is: z.literal('findings'),
    title: z.string(),
    folded: z.boolean().describe('Details that a face may fold away'),
    checks: z.array(z.string()).describe('Ids; the findings themselves are under `findings`'),
  }),
  z.object({
    is: z.literal('table'),
    title: z.string(),
    folded: z.boolean().describe('Details that a face may fold away'),
    columns: z.array(z.object({ name: z.string(), align: z.enum(['left', 'right']) })),
    rows: z.array(z.array(z.union([z.string(), z.number(), z.null()]))).describe('null is «not known»'),
  }),
  z.object({
    is: z.literal('chart'),
    title: z.string(),
    kind: z.enum(['line', 'bar']),
    unit: z.string(),
    xs: z.array(z.string()),
    series: z.array(z.object({ name: z.string(), values: z.array(z.number().nullable()) })).describe('null is a gap'),
  }),
  diff,
  z.object({
    is: z.literal('timeline'),
    title: z.string(),
    events: z.array(z.object({ at: z.string(), who: z.string().nullable(), text: z.string() })),
  }),
]);

/** What `--json` prints: a report as a program reads it, whole. */
export const ReportJson = z.object({
  schema: z.literal(reportVersion),
  question: z.string().describe('The command that was asked'),
  asked: z.string().describe('Its words, without secrets; they can be asked again'),
  target: z
    .object({
      bucket: z.string(),
      key: z.string().nullable(),
      versionId: z.string().nullable(),
      account: z.string().nullable().describe('Only when the question or the configuration named it'),
      region: z.string().nullable().describe('Only when the question named it'),
      accessPoint: z
        .object({
          arn: z.string().nullable(),
          alias: z.string().nullable(),
          name: z.string(),
          account: z.string().nullable(),
          region: z.string().nullable(),
        })
        .nullable()
        .describe('Only when the question named it in place of the bucket'),
    })
    .nullable(),
  at: z.string().describe('When reading began: ISO 8601, UTC'),
  verdict: z.object({
    is: z.enum(['ok', 'problem', 'unknown', 'note']).describe('note: nothing was judged'),
    text: z.string(),
    check: z.string().nullable().describe('The id of the check whose words these are'),
  }),
  warnings: z.array(z.string()),
  sections: z.array(section),
  findings: z.array(finding).describe('In the order of every face'),
  offers: z.array(z.object({ does: z.literal('ask'), label: z.string(), command: z.string(), words: z.string() })),
  unknowns: z.array(
    z.object({
      what: z.string(),
      why: z.enum(['denied', 'failed', 'not read', 'depends']).describe('depends: on who asked, and from where'),
      because: z.string(),
      needs: z.array(z.string()),
    }),
  ),
  ...accessShape,
  ...changeShape,
});

export type ReportJson = z.infer<typeof ReportJson>;

export function reportJson(report: Report): ReportJson {
  return {
    schema: reportVersion,
    question: report.question,
    asked: report.asked,
    target: report.target,
    at: report.at,
    verdict: { is: report.verdict.is, text: plain(report.verdict.text), check: report.verdict.check },
    warnings: report.warnings.map(plain),
    sections: report.sections.map(sectionJson),
    findings: findingsOf(report).map(findingJson),
    offers: [...report.offers],
    unknowns: report.unknowns.map(({ what, why, because, needs }) => ({
      what,
      why,
      because: plain(because),
      needs: [...needs],
    })),
    ...(report.access && accessJson(report.access)),
    ...(report.change && changeJson(report.change)),
  };
}

function sectionJson(part: Section): ReportJson['sections'][number] {
  switch (part.is) {
    case 'text':
      return { ...part, text: part.text.map(plain) };
    case 'causes':
      return { is: part.is, title: part.title, folded: part.folded, causes: part.causes.map(({ id }) => id) };
    case 'findings':
      return { is: part.is, title: part.title, folded: part.folded, checks: part.findings.map(({ check }) => check) };
    case 'table':
      return { ...part, columns: [...part.columns], rows: part.rows.map((row) => [...row]) };
    case 'chart':
      return {
        ...part,
        xs: [...part.xs],
        series: part.series.map(({ name, values }) => ({ name, values: [...values] })),
      };
    case 'diff':
      return diffJson(part);
    case 'timeline':
      return { ...part, events: part.events.map((event) => ({ ...event, text: plain(event.text) })) };
  }
}

const diffJson = (part: DiffSection): z.infer<typeof diff> => ({ ...part, lines: [...part.lines] });

function findingJson({ check, title, severity, outcome, remedy }: Finding): ReportJson['findings'][number] {
  const said = { outcome: outcome.is, because: plain(outcome.because), next: null, needs: [], evidence: [] };
  return { check, title, severity, ...said, ...more(outcome), remedy };
}

function more(outcome: Outcome): { next?: string; needs?: string[]; evidence?: { call: string; saw: unknown }[] } {
  switch (outcome.is) {
    case 'fail':
      return { next: plain(outcome.next), evidence: [...outcome.evidence] };
    case 'pass':
      return { evidence: [...outcome.evidence] };
    case 'unknown':
      return { needs: [...outcome.needs] };
    case 'not applicable':
      return {};
  }
}

/** A refusal as `--json` prints it. */
export const RefusalJson = z.object({
  schema: z.literal('cooper.refusal/1'),
  refused: z.string(),
  next: z.string(),
  diffs: z.array(diff).optional().describe('What it rests on'),
});

export const refusalJson = ({
  because,
  next,
  diffs,
}: Pick<Refusal, 'because' | 'next' | 'diffs'>): z.infer<typeof RefusalJson> => ({
  schema: 'cooper.refusal/1',
  refused: plain(because),
  next: plain(next),
  ...(diffs.length > 0 && { diffs: diffs.map(diffJson) }),
});
