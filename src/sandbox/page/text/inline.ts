/** Text as the page shows it, whichever markup it came from. Everything in it is shown as text, never as HTML. */
export type Inline =
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'break' }
  | { readonly is: 'code'; readonly text: string }
  | Styled
  /** `url` has passed `safeUrl`. */
  | { readonly is: 'link'; readonly url: string; readonly inside: readonly Inline[] }
  | { readonly is: 'user' | 'channel' | 'group'; readonly id: string; readonly label: string | null }
  | { readonly is: 'broadcast'; readonly range: string }
  | { readonly is: 'emoji'; readonly name: string }
  | {
      readonly is: 'date';
      /** Seconds since 1970, UTC. */
      readonly at: number;
      readonly format: string;
      readonly fallback: string;
      readonly url: string | null;
    }
  | { readonly is: 'color'; readonly value: string };

/** Text in a style, one kind for each style. */
type Styled = { readonly [Is in Style]: { readonly is: Is; readonly inside: readonly Inline[] } }[Style];

export type Style = 'strong' | 'emphasis' | 'strike' | 'underline' | 'highlight';

export type Chunk =
  | { readonly is: 'paragraph'; readonly inside: readonly Inline[] }
  | { readonly is: 'heading'; readonly level: number; readonly inside: readonly Inline[] }
  | { readonly is: 'pre'; readonly inside: readonly Inline[] }
  | { readonly is: 'quote'; readonly inside: readonly Chunk[] }
  | { readonly is: 'list'; readonly items: readonly ListItem[] }
  | { readonly is: 'rule' }
  | { readonly is: 'table'; readonly rows: readonly (readonly (readonly Inline[])[])[] };

export interface ListItem {
  /** 0 is the outermost. */
  readonly indent: number;
  /** Its number in an ordered list; null for a bullet. */
  readonly number: number | null;
  /** Of a task list; null when it is no task. */
  readonly done: boolean | null;
  readonly inside: readonly Inline[];
}
