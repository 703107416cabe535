import type { CauseLayer, Fixer } from '../../../core/cause.ts';

/** One known reason why S3 refuses, with a stable id that error texts, reports and tests use. */
export interface CatalogueRow {
  readonly id: string;
  /** What is the matter, as the beginning of a sentence about the request. */
  readonly title: string;
  readonly layer: CauseLayer;
  /** Most likely first; empty where nothing is to be fixed. */
  readonly fixers: readonly Fixer[];
  /** What to do about it. */
  readonly next: string;
}

type Short = readonly [id: string, layer: CauseLayer, fixers: string, title: string, next: string];

/** Rows as short lines; the fixers stand in one text, separated by spaces. */
export const rows = (...lines: readonly Short[]): readonly CatalogueRow[] =>
  lines.map(([id, layer, fixers, title, next]) => ({
    id,
    title,
    layer,
    fixers: fixers === '' ? [] : (fixers.split(' ') as Fixer[]),
    next,
  }));
