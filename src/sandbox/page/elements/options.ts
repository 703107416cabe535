import { isRecord, type Json, list, records, string, wordsOf } from '../json.ts';

/** One thing to choose in a select, whatever kind of select it is. */
export interface Option {
  readonly key: string;
  readonly label: string;
  readonly detail: string;
  /** The heading of its group; null outside groups. */
  readonly group: string | null;
  /** What the app is told when it is chosen. */
  readonly json: Json;
}

/** `options` and `option_groups` of a select; external selects may answer with either, mixed as they like. */
export function optionsOf(items: unknown): readonly Option[] {
  return list(items)
    .filter(isRecord)
    .flatMap((item) =>
      Array.isArray(item['options'])
        ? records(item['options']).map((option) => optionOf(option, wordsOf(item['label'])))
        : [optionOf(item, null)],
    );
}

export function optionOf(json: Json, group: string | null = null): Option {
  return {
    key: string(json['value']),
    label: wordsOf(json['text']),
    detail: wordsOf(json['description']),
    group,
    json,
  };
}

/** Those whose label, detail or key has every typed word in it. */
export function matching(options: readonly Option[], typed: string): readonly Option[] {
  const words = typed.toLowerCase().split(/\s+/);
  return options.filter(({ label, detail }) => {
    const text = `${label} ${detail}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
