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

export const anyOffer = /^offer:(\d+)$/;
