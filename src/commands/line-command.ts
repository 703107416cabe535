/** A question that reads standard input and answers in JSON lines. AWS is not asked. */
export interface LineCommand {
  /** The word people type; also the file's name. */
  readonly name: string;
  /** Why reading nothing at all is the asker's mistake; null where nothing in means nothing out. */
  readonly whenEmpty: string | null;
  /** Lines without their ends, empty ones left out; an answer each, as soon as it can be given, in the same order. */
  readonly answers: (lines: AsyncIterable<string>, now: () => Date) => AsyncIterable<LineAnswer>;
}

export interface LineAnswer {
  /** One line of JSON, without its end. */
  readonly text: string;
  /** False where it only says why there is no answer. */
  readonly answered: boolean;
}
