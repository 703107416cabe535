import { type Json, number, own, string } from '../json.ts';
import { type ElementProps, useField } from './field.ts';

interface Kind {
  readonly type: 'date' | 'time' | 'datetime-local';
  readonly label: string;
  readonly read: (value: Json) => string;
  readonly write: (text: string) => Json;
}

const kinds: Readonly<Record<string, Kind>> = {
  datepicker: {
    type: 'date',
    label: 'Date',
    read: (value) => string(value['selected_date']),
    write: (text) => ({ selected_date: text === '' ? null : text }),
  },
  timepicker: {
    type: 'time',
    label: 'Time',
    read: (value) => string(value['selected_time']),
    write: (text) => ({ selected_time: text === '' ? null : text }),
  },
  datetimepicker: {
    type: 'datetime-local',
    label: 'Date and time',
    read: (value) => localText(number(value['selected_date_time'], 0)),
    write: (text) => ({ selected_date_time: text === '' ? null : Math.floor(Date.parse(text) / 1000) }),
  },
};

/** `datepicker`, `timepicker` and `datetimepicker`, as the browser's own fields. */
export function DateInput(props: ElementProps) {
  const field = useField(props);
  const kind = own(kinds, props.element['type']);
  if (kind === undefined) return null;
  return (
    <input
      className="text-input text-input--date"
      type={kind.type}
      aria-labelledby={props.labelledBy}
      aria-label={props.labelledBy === undefined ? kind.label : undefined}
      value={kind.read(field.value)}
      onChange={({ target }) => field.set(kind.write(target.value))}
    />
  );
}

/** Seconds since 1970 as `2026-11-20T14:05` in the browser's time zone. */
function localText(seconds: number): string {
  if (seconds === 0) return '';
  const offset = new Date(seconds * 1000).getTimezoneOffset() * 60;
  return new Date((seconds - offset) * 1000).toISOString().slice(0, 16);
}
