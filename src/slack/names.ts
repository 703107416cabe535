/** The names under which Slack reaches us: the manifest declares the same ones, and a test compares them. */
export const names = {
  command: '/s3',
  shortcut: 'diagnose_error',
  /** As the manifest spells them. Bolt listens to `message`, of which `message.im` is the kind we ask for. */
  events: ['app_home_opened', 'app_mention', 'message.im'],
} as const;

/** Unique within a message, as Slack wants it. */
export const actionIds = {
  again: 'again',
  showAll: 'show-all',
  showLess: 'show-less',
  offer: (nth: number): string => `offer:${nth}`,
} as const;

/**
 * Buttons under a change, by what they stand under: `card` is a real message, `shown` what one person sees, `modal` the
 * details. What a button means is in its signed value only.
 */
export type Surface = 'card' | 'shown' | 'modal';

export const changeAction = (surface: Surface, verb: string): string => `change:${surface}:${verb}`;

export const anyChangeAct = /^change:(card|shown|modal):(?!details$)[a-z-]+$/;
export const anyChangeDetails = /^change:(card|shown|modal):details$/;

/** Forms about a change, by their callback_id. */
export const changeForm = 'change-form';

export const anyOffer = /^offer:(\d+)$/;
